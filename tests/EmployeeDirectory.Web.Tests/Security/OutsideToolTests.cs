using System.Globalization;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>What tools that others wrote find wrong with the program; each finding that stays is explained here.</summary>
public sealed class OutsideToolTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task CspEvaluator_FindsNothingUnexplained()
    {
        string[] findings = await RunAsync("csp-findings.mjs", Hardened.Headers["Content-Security-Policy"]);

        Assert.Equal(
            [
                // The site hosts no JSONP and no AngularJS, and serves uploads only as pictures that it encoded itself.
                "script-src 'self' 'self' can be problematic if you host JSONP, AngularJS or user uploaded files."
            ],
            findings);
    }

    [Fact]
    public async Task Wapiti_FindsNothingUnexplained()
    {
        using var folder = new TemporaryFolder();
        Certificate.Write(folder.PathOf("site.pfx"));
        await using var site = await DirectorySite.StartAsync(
            ("Urls", "https://127.0.0.1:0;http://127.0.0.1:0"), ("Kestrel:Certificates:Default:Path", folder.PathOf("site.pfx")), ("Storage:SampleEmployees", "12"));
        var secure = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(address => address.StartsWith("https:", StringComparison.Ordinal));
        var session = await site.StartSessionAsync(await site.AddAccountAsync(Role.Admin));

        string[] findings = await RunAsync("wapiti.mjs", secure + "/", $"__Host-{SessionCookie.Scheme}", session);

        Assert.InRange(int.Parse(findings[0], CultureInfo.InvariantCulture), 10, int.MaxValue);
        Assert.Equal(
            [
                // frame-ancestors of the content policy says the same and is what browsers follow.
                "HTTP Secure Headers: GET / X-Frame-Options is not set",
                // Browsers have dropped the filter that it switches on; it was itself a hole.
                "HTTP Secure Headers: GET / X-XSS-Protection is not set",
                // It is, in lower case, which this tool does not read.
                "HttpOnly Flag cookie: GET / HttpOnly flag is not set in the cookie : __Host-antiforgery"
            ],
            findings[1..]);
    }

    private static async Task<string[]> RunAsync(string script, params string[] arguments)
    {
        using var tool = new ChildProcess("node", [Path.Combine(Repository.Root, "tests", "engines", script), .. arguments]);
        var code = await tool.ExitAsync(Limit);
        Assert.True(code == 0, tool.Output);
        return tool.Output.Split('\n');
    }
}
