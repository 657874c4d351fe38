using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Web.Features.Admin;

namespace EmployeeDirectory.Web.Hosting;

public static class ImportServices
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportDrafts>();
        services.AddSingleton<ImportPlanner>();
        services.AddSingleton<ImportUndo>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<ImportErasure>();
        services.AddSingleton<ImportRowReader>();
        services.AddSingleton(provider => new ScheduledWork(
            "imports", ImportRunner.Every, provider.GetRequiredService<ImportRunner>().RunAsync));
    }
}
