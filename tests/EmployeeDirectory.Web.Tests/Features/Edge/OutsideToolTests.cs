using System.Globalization;
using EmployeeDirectory.Web.Tests.Engines;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Edge;

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
        using var data = new TemporaryFolder();
        Certificate.Write(data.PathOf("site.pfx"));
        var secure = $"https://127.0.0.1:{Loopback.FreePort()}/";
        // In any other environment the front-end files are served from a publish folder only.
        using var site = await DirectoryProcess.StartAsync(
            data, ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__SampleEmployees", "12"),
            ("Kestrel__Certificates__Default__Path", data.PathOf("site.pfx")));

        string[] findings = await RunAsync("wapiti.mjs", secure);

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

    private static async Task<string[]> RunAsync(string script, string argument)
    {
        using var tool = new ChildProcess("node", [Path.Combine(Repository.Root, "tests", "engines", script), argument]);
        var code = await tool.ExitAsync(Limit);
        Assert.True(code == 0, tool.Output);
        return tool.Output.Split('\n');
    }
}
