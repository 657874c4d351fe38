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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var id in await store.ListUnfinishedErasuresAsync(stoppingToken))
                    await RunAsync(id, stoppingToken);
            }
            // Catches every fault: an exception here would stop the host.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(
                    fault is StoreUnavailableException ? null : fault,
                    "Interrupted erasures are completed later: {Reason}",
                    fault.Message);
            }
            catch (OperationCanceledException)
            {
            }
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
