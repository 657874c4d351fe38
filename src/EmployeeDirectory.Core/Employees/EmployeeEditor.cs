using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Employees;

// Every save goes through here: rules that need more than the record, then the store, then this instance's read model.
public sealed class EmployeeEditor(IEmployeeStore store, ReadModel people)
{
    public async Task<SaveResult> SaveAsync(Employee? current, Employee next, Author author, CancellationToken ct) =>
        await RefusalAsync(current, next, author, ct) ?? await ShowAsync(await store.SaveAsync(next, author, ct));

    public async Task<SaveResult> AcceptAsync(
        Employee current, Employee next, Correction accepted, Author author, CancellationToken ct) =>
        await RefusalAsync(current, next, author, ct)
            ?? await ShowAsync(await store.AcceptAsync(next, accepted, author, ct));

    public async Task<SaveResult> EraseAsync(Guid id, long version, Author author, CancellationToken ct) =>
        await ShowAsync(await store.EraseAsync(id, version, author, ct));

    private async Task<SaveResult?> RefusalAsync(Employee? current, Employee next, Author author, CancellationToken ct)
    {
        // Otherwise the last admin could end their own access.
        if (!next.IsHere && author.OwnRecord == next.Id)
            return new SaveResult(SaveOutcome.SelfLockout);
        return next.EmailKey != current?.EmailKey && await IsEmailKeptUncleanAsync(next, ct)
            ? new SaveResult(SaveOutcome.EmailTaken)
            : null;
    }

    private async Task<SaveResult> ShowAsync(SaveResult result)
    {
        if (result.Outcome == SaveOutcome.Saved)
            await people.ApplyOwnAsync(result.Employee!);
        return result;
    }

    // The store compares e-mail keys as stored: an uncleaned spelling in another record would not collide.
    private async Task<bool> IsEmailKeptUncleanAsync(Employee next, CancellationToken ct)
    {
        if (next.EmailKey is not { } key)
            return false;
        foreach (var other in people.FindByEmail(key).Where(other => other.Id != next.Id))
            if (await store.GetAsync(other.Id, ct) is { IsDeleted: false } kept && EmailAddress.Key(kept.Email) == key)
                return true;
        return false;
    }
}
