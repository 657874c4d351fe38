namespace EmployeeDirectory.Web.Features.Photos;

public static class PhotoServices
{
    public static void AddPhotos(this IServiceCollection services)
    {
        services.AddSingleton<PhotoUploads>();
        services.AddSingleton<PhotoSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<PhotoSweeper>());
    }
}
