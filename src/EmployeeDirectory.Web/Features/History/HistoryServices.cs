using EmployeeDirectory.Web.Features.Log;
using EmployeeDirectory.Web.Features.Past;

namespace EmployeeDirectory.Web.Features.History;

public static class HistoryServices
{
    public static void AddHistory(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<LogReading>();
        services.AddPast();
    }
}
