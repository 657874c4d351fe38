using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeDirectory.Web.Hosting.Health;

public static class HealthEndpoints
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private const string Prefix = "/health";

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<EmployeeStoreCheck>("employees", timeout: Limit)
            .AddCheck<PhotoStoreCheck>("photos", timeout: Limit)
            .AddCheck<ReadModelCheck>(LatestHealth.ReadModelName, timeout: Limit);
        services.AddSingleton<Heartbeats>();
        services.AddSingleton<DeepCheck>();
        services.AddSingleton<LatestHealth>();
        services.AddSingleton<IHealthCheckPublisher>(provider => provider.GetRequiredService<LatestHealth>());
        services.Configure<HealthCheckPublisherOptions>(options =>
            (options.Delay, options.Period) = (TimeSpan.Zero, Period));
        services.AddHostedService<WarmUp>();
        services.AddHostedService<Draining>();
        services.AddHostedService<ServiceManager>();
    }

    // No HTTP metrics: they measure people's requests, not probes.
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet(Prefix, (LatestHealth latest) => Answer(latest, latest.IsServing))
            .AnswerHead().AllowAnonymous().DisableHttpMetrics();
        app.MapGet(Prefix + "/live", () => Results.Json(new { status = "Healthy" }))
            .AnswerHead().AllowAnonymous().DisableHttpMetrics();
        app.MapGet(Prefix + "/deep", async (DeepCheck check, LatestHealth latest) =>
        {
            await check.RunAsync();
            return Answer(latest, latest.IsServing && latest.IsHealthy);
        }).AnswerHead().AllowAnonymous().DisableHttpMetrics();
    }

    public static bool IsAboutHealth(this PathString path) => path.StartsWithSegments(Prefix);

    private static IResult Answer(LatestHealth latest, bool ok) => Results.Json(
        new { status = Word(latest), checks = latest.Checks },
        JsonSerializerOptions.Web,
        statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static string Word(LatestHealth latest) => latest switch
    {
        { IsDraining: true } => "Draining",
        { IsServing: false } => "Starting",
        { IsHealthy: true } => "Healthy",
        _ => "Degraded"
    };
}
