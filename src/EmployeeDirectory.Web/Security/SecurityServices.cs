using Microsoft.AspNetCore.HostFiltering;

namespace EmployeeDirectory.Web.Security;

public static class SecurityServices
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.AddProxies();
        builder.AddRateLimits();
        // The framework's filter would refuse health probes, which name an instance by address; HostFilter replaces it.
        builder.Services.Configure<HostFilteringOptions>(framework => framework.AllowedHosts = ["*"]);
    }

    public static void UseSecurity(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseProxies();
        app.UseMiddleware<PlainErrorPage>();
        app.UseMiddleware<HostFilter>();
        app.UseMiddleware<HostCookies>();
    }
}
