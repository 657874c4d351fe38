using System.Diagnostics;
using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>The embedded stores on a file system of two megabytes.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a file system that is small enough to fill.");
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", _folder.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            await RunAsync("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    [Fact]
    public async Task Post_DiskFull_Is503WithTheFormKeptAndWorksAgainOnceThereIsRoom()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:DataFolder", _folder.Path));
        var earlier = await site.AddAsync("Earlier");
        var form = (await site.GetAsync("/employees/new")).Form().With("DisplayName", "Cramped").With("About", new string('x', 4000));
        Fill();

        var refused = await form.PostAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Cramped"), (refused.Status, refused.Value("DisplayName")));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(earlier)).Status);
        Assert.DoesNotContain("Cramped", (await site.GetAsync("/")).Text, StringComparison.Ordinal);

        File.Delete(Ballast);
        var profile = await site.FollowAsync(await refused.Form().PostAsync());
        Assert.Contains("Cramped", profile.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DiskFull_SaysToFreeSpaceWhereItCannotServe()
    {
        await using (var site = await DirectorySite.StartAsync(("Storage:DataFolder", _folder.Path)))
            await site.AddAsync("Earlier");
        Fill();
        using var restarted = new DirectoryProcess(_folder);
        Assert.Equal(1, await restarted.ExitAsync());
        Assert.Contains("Free some space", restarted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_PhotoOnAFullDisk_KeepsTheRecordIfThereIsRoomForItAndNeverADeadReference()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:DataFolder", _folder.Path));
        var profile = await site.AddAsync("Faceless");
        var form = (await site.GetAsync($"{profile}/photo")).Form("/photo").WithFile("face.png", Png.Filled(1024, 1024, 8, 2, [9, 9, 9]));
        Fill();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await form.PostAsync()).Status);
        Assert.Null((await site.GetAsync(profile)).Document.QuerySelector("img[src^='/photos/']"));
    }

    private string Ballast => _folder.PathOf("ballast");

    private void Fill()
    {
        using var ballast = File.Create(Ballast);
        try
        {
            for (var block = new byte[4096]; ;)
            {
                ballast.Write(block);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
