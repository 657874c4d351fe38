using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.SampleData;

// Each person is erased by a transaction of their own, so that a removal that was interrupted goes on when it is repeated.
public sealed class SampleRemoval(
    EmployeeEditor editor, ErasureCleanup cleanup, IAccountStore accounts, ReadModel people, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Those who have no account: deleting somebody’s account with them could lock an admin out.</summary>
    public async Task<IReadOnlyList<Employee>> ListAsync(bool withEdited, CancellationToken ct)
    {
        var kept = (await accounts.ListAsync(ct)).Select(account => account.EmployeeId).ToHashSet();
        return [.. people.Sample(withEdited).Where(person => !kept.Contains(person.Id))];
    }

    /// <summary>Works for up to 8 s. Photos that no record shows any more are swept.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Employee> sample, Author author, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var removed = new List<Guid>();
        foreach (var person in sample)
        {
            if (clock.GetElapsedTime(started) > Patience)
                break;
            // Records that were changed since are kept.
            if ((await editor.EraseAsync(person.Id, person.Version, author with { IsBulk = true }, ct)).Outcome
                == SaveOutcome.Saved)
                removed.Add(person.Id);
        }
        foreach (var id in removed)
            if (clock.GetElapsedTime(started) < Patience * 2)
                await cleanup.RunAsync(id, ct);
        return removed.Count;
    }
}
