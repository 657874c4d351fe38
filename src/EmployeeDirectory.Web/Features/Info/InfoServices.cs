using EmployeeDirectory.Web.Features.Loads;

namespace EmployeeDirectory.Web.Features.Info;

public static class InfoServices
{
    public static void AddInfo(this IServiceCollection services)
    {
        services.AddSingleton<InstanceMetadata>();
        services.AddSingleton<LoadSwitch>();
    }
}
