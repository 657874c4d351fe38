using EmployeeDirectory.Web.Features.AuditLog;
using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Web.Hosting;

public static class AuditServices
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditLogReader>();
    }
}
