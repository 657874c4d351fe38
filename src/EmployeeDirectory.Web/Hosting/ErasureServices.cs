using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Hosting;

public static class ErasureServices
{
    public static void AddErasures(this IServiceCollection services)
    {
        services.AddSingleton<ErasureCleanup>();
        services.AddSingleton(provider => new ScheduledWork(
            "interrupted erasures", ErasureCleanup.Every, provider.GetRequiredService<ErasureCleanup>().FinishInterruptedAsync));
    }
}
