using EmployeeDirectory.Web.Features.Corrections;

namespace EmployeeDirectory.Web.Hosting;

public static class CorrectionServices
{
    public static void AddCorrections(this IServiceCollection services)
    {
        services.AddSingleton<CorrectionReview>();
        services.AddSingleton<CorrectionList>();
        services.AddSingleton<OpenCorrections>();
    }
}
