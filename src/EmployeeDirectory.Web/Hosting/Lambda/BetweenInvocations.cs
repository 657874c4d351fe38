using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Hosting.Health;

namespace EmployeeDirectory.Web.Hosting.Lambda;

// An environment stands still between invocations: what background services do elsewhere is done before and after each.
public sealed class BetweenInvocations(
    ReadModelSync sync, ReadModel readModel, ReadModelStatus status, ReadModelCopies copies, Schedule schedule, StoreCircuitBreaker store,
    CurrentCompany company, DeepCheck check, LatestHealth health, ILogger<BetweenInvocations> logger)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    public async Task BeforeRequestAsync(PathString path, CancellationToken deadline)
    {
        if (path.IsAboutHealth())
            await check.RunAsync();
        if (!status.Loaded)
            await LoadAsync(deadline);
        else if (status.Age > MaxAge)
            await CatchUpAsync(deadline);
    }

    public async Task AfterChangeAsync(CancellationToken deadline)
    {
        try
        {
            await copies.DeleteWithdrawnAsync(deadline);
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogWarning("Copies of the read model are deleted by the schedule: {Reason}", fault.Message);
        }
    }

    public async Task RunScheduleAsync(CancellationToken deadline)
    {
        await sync.CatchUpAsync(deadline);
        await copies.DeleteWithdrawnAsync(deadline);
        await sync.ReconcileAsync(deadline);
        await readModel.ScrubAsync(deadline);
        await copies.DeleteWithdrawnAsync(deadline);
        await copies.WriteWhenDueAsync(deadline);
        await schedule.RunDueAsync(deadline);
        await check.RunAsync();
    }

    // What is read until the deadline stays, and the next request goes on from there.
    public async Task LoadAsync(CancellationToken deadline)
    {
        try
        {
            await sync.CatchUpAsync(deadline);
            await company.FollowAsync(deadline);
            health.IsWarm = true;
        }
        catch (Exception fault) when (fault is StoreUnavailableException { IsDamage: false } or OperationCanceledException)
        {
            logger.LogWarning("The read model is at {Percent} %: {Reason}", status.PercentRead, fault.Message);
        }
    }

    private async Task CatchUpAsync(CancellationToken deadline)
    {
        try
        {
            await store.RunAsync(
                async bounded =>
                {
                    await sync.CatchUpAsync(bounded);
                    await company.FollowAsync(bounded);
                    return true;
                },
                deadline);
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogWarning("Lists are {Seconds:0} s old: {Reason}", status.Age.TotalSeconds, fault.Message);
        }
    }
}
