using System.Globalization;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Search;
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

/// <summary>Says how old the lists are; they are degraded when the store has not confirmed them for a while.</summary>
public sealed class ReadModelCheck(ReadModelStatus status) : IHealthCheck
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(status switch
        {
            { Loaded: false } => HealthCheckResult.Degraded("loading"),
            { Age: var age } when age > MaxAge => HealthCheckResult.Degraded(
                string.Create(CultureInfo.InvariantCulture, $"as of {age.TotalSeconds:0} s ago")),
            _ => HealthCheckResult.Healthy("current")
        });
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
