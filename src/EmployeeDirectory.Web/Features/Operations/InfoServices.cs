namespace EmployeeDirectory.Web.Features.Operations;

public static class InfoServices
{
    public static void AddInfo(this IServiceCollection services)
    {
        services.AddSingleton<InstanceMetadata>();
        services.AddSingleton<LoadSwitch>();
    }
}
