using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Features.Operations;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Operations;

public sealed class LoadsTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Press_AndPressAgain_StartsThenStopsAndStandsInTheLog()
    {
        await using var site = await DirectorySite.StartAsync((LoadSwitch.Setting, "true"));
        var load = site.Services.GetRequiredService<LoadSwitch>();
        var page = await site.GetAsync("/info");
        var idle = page.Form("/info/load").With("On", page.Document.QuerySelector("main form button")!.GetAttribute("value")!);

        var busy = await site.FollowAsync(await idle.PostAsync());
        Assert.Contains("started.", busy.Text, StringComparison.Ordinal);
        Assert.NotNull(load.EndsAt);
        Assert.Equal("false", busy.Document.QuerySelector("main form button")!.GetAttribute("value"));

        Assert.Contains("was already running", (await site.FollowAsync(await idle.PostAsync())).Text, StringComparison.Ordinal);
        var done = await site.FollowAsync(await busy.Form("/info/load").With("On", "false").PostAsync());
        Assert.Contains("stopped.", done.Text, StringComparison.Ordinal);
        Assert.Null(load.EndsAt);
        Assert.Contains("No load test is running", (await site.FollowAsync(await idle.With("On", "false").PostAsync())).Text, StringComparison.Ordinal);
        Assert.Equal(
            ["stopped a load test", "started a load test"],
            (await site.GetAsync("/log")).Document.QuerySelectorAll(".log .sentence").Take(2).Select(line => line.LastChild!.TextContent.Trim()));
    }

    [Fact]
    public async Task Press_NotSetOrNoAdmin_DoesNothing()
    {
        await using var site = await DirectorySite.StartAsync();
        var form = (await site.GetAsync("/employees/new")).Form("/employees/new").With("On", "true");
        form.Address = "/info/load";

        Assert.Equal(HttpStatusCode.NotFound, (await form.PostAsync()).Status);

        using var viewer = await site.NewVisitorAsync(Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await form.PostAsync(viewer)).Status);
        Assert.Null(site.Services.GetRequiredService<LoadSwitch>().EndsAt);
    }

    [Fact]
    public async Task Busy_InTheProgram_ServesOnAtLowPriorityAndEndsOnTerminate()
    {
        using var site = await DirectoryProcess.StartAsync(_data, new CookieContainer(), ("LoadSwitch__Enabled", "true"));
        await (await site.Client.GetPageAsync("/info")).Form("/info/load").With("On", "true").PostAsync();
        if (OperatingSystem.IsLinux())
            await Wait.UntilAsync(() => Task.FromResult(Niceness(site.Id).Count(nice => nice == "19") == Environment.ProcessorCount));

        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/health")).StatusCode);
        await site.Client.AddAsync("Saved meanwhile");
        site.Terminate();

        Assert.Equal(0, await site.ExitAsync());
    }

    /// <summary>Of each thread, the 19th field of its line, behind the name in brackets.</summary>
    private static IEnumerable<string> Niceness(int process) => Directory.GetDirectories($"/proc/{process}/task")
        .Select(task => File.ReadAllText(Path.Combine(task, "stat")).Split(") ")[^1].Split(' ')[16]);
}
