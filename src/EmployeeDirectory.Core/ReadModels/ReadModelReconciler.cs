using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.ReadModels;

public sealed class ReadModelReconciler(
    IEmployeeStore store, ReadModel readModel, ReadModelStatus status, ILogger<ReadModelReconciler> logger)
{
    private const int Batch = 5_000;
    private const int LogStep = 10;

    public async Task RunAsync(CancellationToken ct)
    {
        var versions = await store.ReadVersionsAsync(ct).ToListAsync(ct);
        var seen = versions.Select(record => record.Id).ToHashSet();
        var next = ReadAsync(versions, 0, ct);
        for (var done = 0; done < versions.Count; done += Batch)
        {
            Report(done, versions.Count);
            var records = await next;
            // Read while these are written.
            next = ReadAsync(versions, done + Batch, ct);
            await readModel.ApplyAsync(records, ct);
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

    private Task<IReadOnlyList<Employee>> ReadAsync(List<RecordVersion> versions, int from, CancellationToken ct) =>
        Task.Run(() => NewerAsync([.. versions.Skip(from).Take(Batch)], ct), ct);

    private void Report(int done, int all)
    {
        if (status.Loaded)
            return;
        var percent = 100 * done / all;
        if (percent / LogStep != status.PercentRead / LogStep)
            logger.LogInformation("{Percent} % of {Count} records are read", percent, all);
        status.PercentRead = percent;
    }
}
