using System.Net;
using EmployeeDirectory.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Browser.Tests.SignIn;

/// <summary>Ends the encryption before a site, and tells it of the visitor, as an Application Load Balancer does.</summary>
public sealed class Front : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Forwarder forwarder;

    private Front(WebApplication app, Forwarder forwarder) => (this.app, this.forwarder) = (app, forwarder);

    public Uri BaseUrl => new(app.Urls.Single());

    /// <param name="also">What it does before a request goes on; false when it has answered itself.</param>
    public static async Task<Front> StartAsync(Uri site, Func<HttpContext, Task<bool>>? also = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate.Create("localhost"))));
        var app = builder.Build();
        var forwarder = new Forwarder(site);
        app.Run(async context =>
        {
            context.Request.Headers["X-Forwarded-For"] = context.Connection.RemoteIpAddress!.ToString();
            context.Request.Headers["X-Forwarded-Proto"] = "https";
            if (also is null || await also(context))
                await forwarder.ForwardAsync(context);
        });
        await app.StartAsync();
        return new(app, forwarder);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        forwarder.Dispose();
    }
}
