using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.ReadModels;

public sealed class ReadModelReconciler(IEmployeeStore store, ReadModel readModel)
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
        // The scan may skip a record that changes meanwhile, so ask the store before forgetting one.
        foreach (var unseen in readModel.Ids().Where(id => !seen.Contains(id)).Chunk(Batch))
        {
            var there = (await store.GetManyAsync(unseen, ct)).Select(employee => employee.Id);
            await readModel.ForgetAsync([.. unseen.Except(there)], ct);
        }
    }

    public async Task<IReadOnlyList<Employee>> NewerAsync(IReadOnlyList<RecordVersion> versions, CancellationToken ct)
    {
        var newer = readModel.OutdatedBy(versions);
        return newer.Count == 0 ? [] : await store.GetManyAsync(newer, ct);
    }
}
