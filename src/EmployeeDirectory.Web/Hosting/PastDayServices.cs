using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Hosting;

public static class PastDayServices
{
    public static void AddPastDays(this IServiceCollection services)
    {
        services.AddSingleton<PastDayBuilder>();
        services.AddSingleton<Snapshots>();
        services.AddHostedService(provider => provider.GetRequiredService<Snapshots>());
        services.AddSingleton<ChangesReader>();
    }
}
