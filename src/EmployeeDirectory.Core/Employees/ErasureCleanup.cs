using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Core.Employees;

// Runs only after the record is erased, and again for erasures that were interrupted; idempotent.
public sealed class ErasureCleanup(
    IEmployeeStore store, IAccountStore accounts, ICorrectionStore corrections, TimeProvider clock,
    ILogger<ErasureCleanup> logger, IReadModelCopyStore? copies = null)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        if (await accounts.FindByEmployeeAsync(id, ct) is { } account)
            await accounts.DeleteAsync(account, ct);
        await corrections.DeleteAboutAsync(id, ct);
        if (copies is not null)
            await copies.DeleteAllAsync(ct);
        await store.FinishErasureAsync(id, ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PeriodicWork.RunAsync(
        Interval, clock,
        async () =>
        {
            foreach (var id in await store.ListUnfinishedErasuresAsync(stoppingToken))
                await RunAsync(id, stoppingToken);
        },
        (fault, _) => logger.LogWarning(
            fault is StoreUnavailableException ? null : fault,
            "Interrupted erasures are completed later: {Reason}",
            fault.Message),
        stoppingToken);
}
