using System.Net;
using System.Text.Json;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using EmployeeDirectory.Web.Tests.Sqlite;

namespace EmployeeDirectory.Web.Tests.Hosting;

/// <summary>The started program, whose routing tells at this level what addresses it is asked for, as visitors wrote them.</summary>
public sealed class ConsoleLoggingTests : IDisposable
{
    private const string Forged = "fail: Forged[0]";

    // Return, line feed, escape, a separator that some readers break lines at; decoded on its way to the log.
    private const string Hostile = "/%0Dfail:%20Forged[0]%0Afail:%20Forged[0]%0A%1B[31m{%22LogLevel%22:%22Forged%22}%E2%80%A8%C2%85end";

    private static readonly (string, string) Talkative = ("Logging__LogLevel__Microsoft.AspNetCore.Routing", "Debug");

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Line_WithWhatAVisitorWrote_IsOneObjectOfJson()
    {
        using var site = await DirectoryProcess.StartAsync(_data, Talkative);
        await AskAsync(site);

        await Wait.UntilAsync(() => Task.FromResult(site.Output.Contains("Forged", StringComparison.Ordinal)));

        var lines = site.Output.Split('\n');
        Assert.DoesNotContain('\u001b', site.Output);
        Assert.DoesNotContain(lines, line => line.StartsWith(Forged, StringComparison.Ordinal));
        // What the program says to whoever starts it is for people.
        foreach (var line in lines.Where(line => !line.StartsWith("Directory at ", StringComparison.Ordinal) && !line.Contains("/invitation?code=", StringComparison.Ordinal)))
            using (var json = JsonDocument.Parse(line))
                Assert.NotEqual("Forged", json.RootElement.GetProperty("LogLevel").GetString());
    }

    [Fact]
    public async Task Line_InDevelopment_IsForPeopleAndHasNothingThatATerminalObeys()
    {
        using var site = await DirectoryProcess.StartAsync(_data, Talkative, ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__SampleEmployees", "0"));
        await AskAsync(site);

        await Wait.UntilAsync(() => Task.FromResult(site.Output.Contains(@"\u000afail: Forged[0]", StringComparison.Ordinal)));

        Assert.DoesNotContain(site.Output.Split('\n'), line => line.StartsWith(Forged, StringComparison.Ordinal));
        Assert.DoesNotContain(site.Output, c => char.IsControl(c) && c != '\n' || c is '\u2028' or '\u2029');
    }

    [Fact]
    public async Task Fault_InTheLog_HasTheRequestIdOfThePageAndNothingThatIsSecret()
    {
        using var site = await DirectoryProcess.StartAsync(_data, new CookieContainer(), ("Storage__SampleEmployees", "3"), ("Proxy__Networks", "127.0.0.0/8"));
        const string trace = "1-67891233-abcdef012345678912345678";
        var form = (await site.Client.GetPageAsync("/employees/new")).Form("/employees/new");
        Damage.RootPage(_data.PathOf("employees.db"), Damage.FirstPage);
        site.Client.DefaultRequestHeaders.Add("X-Amzn-Trace-Id", $"Root={trace}");
        site.Client.DefaultRequestHeaders.Add("User-Agent", "SecretAgent");

        var page = await site.Client.GetPageAsync("/employees/01890000-0000-7000-8000-000000000000/delete?q=SecretTerm&code=SecretCode");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal(trace, page.Document.QuerySelector("main code")?.TextContent);
        await Wait.UntilAsync(() => Task.FromResult(site.Output.Contains(trace, StringComparison.Ordinal)));
        var log = string.Join('\n', site.Output.Split('\n').Where(line => line.StartsWith('{')));
        Assert.Contains($"\"Request\":\"{trace}\"", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", log, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Value("__RequestVerificationToken"), log, StringComparison.Ordinal);
        Assert.DoesNotContain("/invitation?code", log, StringComparison.Ordinal);
    }

    private static async Task AskAsync(DirectoryProcess site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address.GetLeftPart(UriPartial.Authority) + Hostile, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.TryAddWithoutValidation("User-Agent", "\u001b[31m Forged");
        using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
