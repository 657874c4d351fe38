using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeDirectory.Web.Features.Health;

public sealed class EmployeeStoreCheck(IEmployeeStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Dependency.CheckAsync(store.PingAsync, cancellationToken);
}

public sealed class PhotoStoreCheck(IPhotoStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Dependency.CheckAsync(store.PingAsync, cancellationToken);
}

internal static class Dependency
{
    public static async Task<HealthCheckResult> CheckAsync(Func<CancellationToken, Task> ping, CancellationToken ct)
    {
        try
        {
            await ping(ct);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
            return HealthCheckResult.Degraded("does not answer");
        }
    }
}
