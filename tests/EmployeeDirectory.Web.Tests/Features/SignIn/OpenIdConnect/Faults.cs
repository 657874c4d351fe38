using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>How a provider fails, and what a visitor sees of it.</summary>
internal static class Faults
{
    public static RequestDelegate Of(string fault) => fault switch
    {
        "silence" => LoopbackServer.StallAsync,
        "hanging up" => context => { context.Abort(); return Task.CompletedTask; }
        ,
        "an error" => context => { context.Response.StatusCode = StatusCodes.Status500InternalServerError; return Task.CompletedTask; }
        ,
        "an error in OAuth's own words" => context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsJsonAsync(new { error = "temporarily_unavailable" });
        }
        ,
        "nonsense" => context => context.Response.WriteAsync("<html>"),
        "too much" => context => context.Response.WriteAsync("{\"x\":\"" + new string('x', 3_000_000)),
        // Where all would be well.
        "another place" => context => { context.Response.Redirect($"{context.Request.Path}?{HostileProvider.Elsewhere}", permanent: false, preserveMethod: true); return Task.CompletedTask; }
        ,
        _ => throw new ArgumentException(fault)
    };

    public static void AssertOutOfReach(Page answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("sign-in is not available", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(answer.Response.Headers.RetryAfter);
    }
}
