using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Start_FolderInUse_StopsWithOneLineThatNamesTheFolder()
    {
        using var first = await DirectoryProcess.StartAsync(_data);
        using var second = new DirectoryProcess(_data);
        Assert.Equal(1, await second.ExitAsync());
        Assert.Equal(
            $"Another process uses the data folder {_data.Path}. Stop that process, or set Storage__DataFolder to another folder.", second.Error);
        Assert.Equal(HttpStatusCode.OK, (await first.Client.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task Start_PredecessorEndsMeanwhile_WaitsAndServes()
    {
        var first = await DirectoryProcess.StartAsync(_data);
        using var second = new DirectoryProcess(_data);
        await Wait.UntilAsync(() => Task.FromResult(second.Output.Contains("waiting", StringComparison.Ordinal)));
        first.Terminate();
        Assert.Equal(0, await first.ExitAsync());
        await second.WaitForHealthAsync(HttpStatusCode.OK);
        first.Dispose();
    }

    [Fact]
    public async Task Start_PredecessorWasKilled_Serves()
    {
        (await DirectoryProcess.StartAsync(_data)).Dispose();
        using var second = await DirectoryProcess.StartAsync(_data);
        Assert.DoesNotContain("waiting", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdminLink_FolderInUse_PrintsTheLink()
    {
        using var site = await DirectoryProcess.StartAsync(_data);
        using var link = DirectoryProcess.Run(_data, "admin-link");
        Assert.Equal(0, await link.ExitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains("/invitation?code=", link.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdminLink_FolderWithoutADirectory_SaysSoInsteadOfMakingALink()
    {
        using var link = DirectoryProcess.Run(_data, "admin-link");
        Assert.Equal(1, await link.ExitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains($"There is no directory in {_data.Path}", Assert.Single(link.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(_data.PathOf("employees.db")));
    }

    [Fact]
    public async Task Dispose_HostInTheSameProcess_LetsTheNextHaveTheFolder()
    {
        await (await DirectorySite.StartAsync(("Storage:DataFolder", _data.Path))).DisposeAsync();
        await (await DirectorySite.StartAsync(("Storage:DataFolder", _data.Path))).DisposeAsync();
    }

    [Fact]
    public async Task Start_NewFolder_IsReadableByItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = _data.PathOf("new");
        await using (var site = await DirectorySite.StartAsync(("Storage:DataFolder", folder)))
        {
            await site.Client.AddWithPhotoAsync("Private Person");
            AssertPrivate(new DirectoryInfo(folder));
        }
        AssertPrivate(new DirectoryInfo(folder));
    }

    [Fact]
    public async Task Start_FolderOfAnEarlierRelease_RestrictsItsFiles()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using (var site = await DirectorySite.StartAsync(("Storage:DataFolder", _data.Path)))
            await site.Client.AddWithPhotoAsync("Public Person");
        foreach (var entry in new DirectoryInfo(_data.Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Where(entry => entry.Extension != ".lock"))
            entry.UnixFileMode |= entry is DirectoryInfo
                ? UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
                : UnixFileMode.OtherRead | UnixFileMode.GroupRead;
        var foreign = _data.PathOf("notes.txt");
        await File.WriteAllTextAsync(foreign, "", TestContext.Current.CancellationToken);
        var before = File.GetUnixFileMode(foreign);

        await using (await DirectorySite.StartAsync(("Storage:DataFolder", _data.Path)))
            foreach (var entry in new DirectoryInfo(_data.Path).EnumerateFileSystemInfos())
                if (entry.FullName == foreign)
                    Assert.Equal(before, entry.UnixFileMode);
                else if (entry is DirectoryInfo folder)
                    AssertPrivate(folder);
                else
                    Assert.Equal((entry.Name, OwnerOnly), (entry.Name, entry.UnixFileMode));
    }

    [Fact]
    public async Task Start_LockThatCannotBeOpened_StopsWithOneLine()
    {
        Directory.CreateDirectory(_data.PathOf("directory.lock"));
        using var site = new DirectoryProcess(_data);
        Assert.Equal(1, await site.ExitAsync());
        Assert.Contains($"The data folder {_data.Path}", site.Error, StringComparison.Ordinal);
    }

    private static void AssertPrivate(DirectoryInfo folder)
    {
        Assert.Equal((folder.Name, OwnerOnly | UnixFileMode.UserExecute), (folder.Name, folder.UnixFileMode));
        foreach (var entry in folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            Assert.Equal(
                (entry.Name, entry is DirectoryInfo ? OwnerOnly | UnixFileMode.UserExecute : OwnerOnly), (entry.Name, entry.UnixFileMode));
    }
}
