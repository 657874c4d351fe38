namespace EmployeeDirectory.Web.Imaging;

public static class ImagingServices
{
    public static IServiceCollection AddImaging(this IServiceCollection services) => services.AddSingleton<PhotoRenderer>();
}
