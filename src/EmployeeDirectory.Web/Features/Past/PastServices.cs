using EmployeeDirectory.Web.Features.Changes;

namespace EmployeeDirectory.Web.Features.Past;

public static class PastServices
{
    public static void AddPast(this IServiceCollection services)
    {
        services.AddSingleton<PastBuild>();
        services.AddSingleton<Snapshots>();
        services.AddHostedService(provider => provider.GetRequiredService<Snapshots>());
        services.AddSingleton<ChangesReading>();
    }
}
