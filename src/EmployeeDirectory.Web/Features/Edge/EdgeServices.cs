using Microsoft.AspNetCore.HostFiltering;

namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>What is settled about a request before any page sees it.</summary>
public static class EdgeServices
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.AddProxies();
        builder.AddRateLimits();
        // It would refuse balancers that ask about health; HostFilter does its work.
        builder.Services.Configure<HostFilteringOptions>(framework => framework.AllowedHosts = ["*"]);
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseProxies();
        app.UseMiddleware<LastResort>();
        app.UseMiddleware<HostFilter>();
        app.UseMiddleware<HostCookies>();
    }
}
