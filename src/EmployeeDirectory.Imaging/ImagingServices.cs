namespace EmployeeDirectory.Imaging;

public static class ImagingServices
{
    public static void AddImaging(this IServiceCollection services) => services.AddSingleton<PhotoRenderer>();
}
