using EmployeeDirectory.Core.Companies;

namespace EmployeeDirectory.Web.Hosting;

public static class CompanyServices
{
    public static void AddCompany(this IServiceCollection services)
    {
        services.AddSingleton<CurrentCompany>();
        services.AddHostedService<CompanySync>();
    }
}
