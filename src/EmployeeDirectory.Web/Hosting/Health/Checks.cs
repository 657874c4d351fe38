using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeDirectory.Web.Hosting.Health;

public sealed class EmployeeStoreCheck(IEmployeeStore store, Heartbeats beats) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Dependency.CheckAsync(store.PingAsync, beats.Employees, cancellationToken);
}

public sealed class PhotoStoreCheck(IPhotoStore store, Heartbeats beats) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Dependency.CheckAsync(store.PingAsync, beats.Photos, cancellationToken);
}

public sealed class ReadModelCheck(Heartbeats beats) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Dependency.CheckAsync(_ => Task.CompletedTask, beats.ReadModel, cancellationToken);
}

internal static class Dependency
{
    public static async Task<HealthCheckResult> CheckAsync(
        Func<CancellationToken, Task> ping, Heartbeat beat, CancellationToken ct)
    {
        try
        {
            await ping(ct);
            await beat.BeatAsync(asked: false).WaitAsync(ct);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException fault)
        {
            return HealthCheckResult.Degraded(fault.Message);
        }
        catch (OperationCanceledException)
        {
            return HealthCheckResult.Degraded("does not answer");
        }
    }
}
