using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class BalancerTraceTests
{
    private const string Self = "1-67891234-12456789abcdef012345678f";
    private const string Root = "1-67891233-abcdef012345678912345678";

    [Theory]
    [InlineData($"Root={Root}", Root)]
    [InlineData($"Self={Self};Root={Root}", Self)]
    [InlineData($"Root={Root};Self={Self}", Self)]
    [InlineData($"Root={Root};CalledFrom=app", Root)]
    public async Task Error_BehindABalancer_IsNamedAsInItsLog(string header, string id) => Assert.Equal(id, await IdAsync("127.0.0.0/8", header));

    [Theory]
    [InlineData("127.0.0.0/8", "Root=1-67891233-<b>forged</b>")]
    [InlineData("127.0.0.0/8", $"NotRoot={Root}")]
    [InlineData("127.0.0.0/8", $"Root={Root}0")]
    [InlineData("10.0.0.0/8", $"Root={Root}")]
    [InlineData("", $"Root={Root}")]
    public async Task Error_UnderANameFromElsewhere_IsNamedByTheProgram(string networks, string header) =>
        Assert.Matches("^[0-9A-Z]+:[0-9A-F]+$", await IdAsync(networks, header));

    private static async Task<string?> IdAsync(string networks, string header)
    {
        await using var site = await DirectorySite.StartAsync(("Proxy:Networks", networks));
        using var visitor = site.NewVisitor();
        visitor.DefaultRequestHeaders.Add("X-Amzn-Trace-Id", header);
        return (await visitor.GetPageAsync("/nowhere")).Document.QuerySelector("main code")?.TextContent;
    }
}
