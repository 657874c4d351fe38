using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Hosting;

public static class PhotoServices
{
    public static void AddPhotos(this IServiceCollection services)
    {
        services.AddSingleton<PhotoRenditions>();
        services.AddSingleton<PhotoUploads>();
        if (services.Any(service => service.ServiceType == typeof(S3PhotoInbox)))
        {
            services.AddSingleton<DirectUploads>();
            services.AddSingleton<PhotoPreparation>();
        }
        services.AddSingleton<PhotoSweeper>();
        services.AddSingleton(provider => new ScheduledWork(
            "sweep of photos", PhotoSweeper.Every, provider.GetRequiredService<PhotoSweeper>().SweepAsync));
    }
}
