using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Hosting;

public static class PhotoServices
{
    public static void AddPhotos(this IServiceCollection services)
    {
        services.AddSingleton<PhotoUploads>();
        services.AddSingleton<PhotoSweeper>();
        services.AddSingleton(provider => new ScheduledWork(
            "sweep of photos", PhotoSweeper.Every, provider.GetRequiredService<PhotoSweeper>().SweepAsync));
    }
}
