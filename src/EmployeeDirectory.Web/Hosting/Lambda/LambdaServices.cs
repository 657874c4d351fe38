using EmployeeDirectory.Aws.CloudWatch;
using EmployeeDirectory.Core.PastDays;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EmployeeDirectory.Web.Hosting.Lambda;

public static class LambdaServices
{
    private const string RuntimeSetting = "AWS_LAMBDA_RUNTIME_API";

    public static bool IsOnLambda(this IConfiguration configuration) => configuration[RuntimeSetting] is { Length: > 0 };

    // After all others: nothing may run in the background of a process that stands still between invocations.
    public static void AddLambda(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.IsOnLambda())
            return;
        if (builder.Configuration["AllowedHosts"] is { Length: > 0 } host and not "*")
            builder.WebHost.UseUrls($"https://{host}");
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Snapshots>());
        builder.Services.Configure<LambdaOptions>(builder.Configuration.GetSection(LambdaOptions.Section));
        builder.Services.AddSingleton(new RuntimeApi(builder.Configuration[RuntimeSetting]!));
        if (builder.Configuration[MetricListener.Setting] is { Length: > 0 } stack)
            builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<EmbeddedMetrics>(provider, stack));
        builder.Services.AddSingleton<BetweenInvocations>();
        builder.Services.AddSingleton<IServer, LambdaServer>();
    }
}
