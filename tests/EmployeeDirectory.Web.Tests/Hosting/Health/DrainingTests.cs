using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting.Health;

public sealed class DrainingTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Terminate_SaysSoThenFinishesWhatIsInFlightAndExitsWithZero()
    {
        using var site = await DirectoryProcess.StartAsync(_data, new CookieContainer());
        var form = (await site.Client.GetPageAsync("/employees/new")).Form("/employees/new").With("DisplayName", "InFlight");
        using var body = new HeldContent(form.Content());
        var saving = site.Client.PostAsync(form.Address, body);
        await body.HalfSent;

        site.Terminate();
        await site.WaitForHealthAsync(HttpStatusCode.ServiceUnavailable);
        await site.WaitForHealthAsync(null);
        Assert.False(saving.IsCompleted);
        body.Release();

        Assert.Equal(HttpStatusCode.Redirect, (await saving).StatusCode);
        Assert.Equal(0, await site.ExitAsync());
        using var next = await DirectoryProcess.StartAsync(_data);
        Assert.Contains("InFlight", await next.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }
}
