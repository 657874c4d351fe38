using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Web.Features.Admin;

namespace EmployeeDirectory.Web.Hosting;

public static class CompanyServices
{
    public static void AddCompany(this IServiceCollection services)
    {
        services.AddSingleton<CurrentCompany>();
        services.AddSingleton<SetupReader>();
        services.AddHostedService<CompanySync>();
    }
}
