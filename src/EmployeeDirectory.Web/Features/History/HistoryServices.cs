namespace EmployeeDirectory.Web.Features.History;

public static class HistoryServices
{
    public static void AddHistory(this IServiceCollection services) => services.AddSingleton<AuditTrail>();
}
