using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Makes the read model equal to the store, whatever either went through.</summary>
public sealed class ReadModelComparison(IEmployeeStore store, ReadModel readModel)
{
    private const int Batch = 10_000;

    public async Task RunAsync(CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        await foreach (var versions in store.ReadVersionsAsync(ct).Chunk(Batch).WithCancellation(ct))
        {
            await readModel.ApplyAsync(await NewerAsync(versions, ct), ct);
            seen.UnionWith(versions.Select(record => record.Id));
        }
        // A record that changed during the reading may have been passed over; only what is truly gone is forgotten.
        foreach (var unseen in readModel.Ids().Where(id => !seen.Contains(id)).Chunk(Batch))
        {
            var there = (await store.GetManyAsync(unseen, ct)).Select(employee => employee.Id);
            await readModel.ForgetAsync([.. unseen.Except(there)], ct);
        }
    }

    /// <summary>The records of which the store has a later version, in that version.</summary>
    public async Task<IReadOnlyList<Employee>> NewerAsync(IReadOnlyList<RecordVersion> versions, CancellationToken ct)
    {
        var newer = readModel.OutdatedBy(versions);
        return newer.Count == 0 ? [] : await store.GetManyAsync(newer, ct);
    }
}
