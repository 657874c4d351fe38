using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Hosting;

public static class ErasureServices
{
    public static void AddErasures(this IServiceCollection services)
    {
        services.AddSingleton<ErasureCleanup>();
        services.AddHostedService(provider => provider.GetRequiredService<ErasureCleanup>());
    }
}
