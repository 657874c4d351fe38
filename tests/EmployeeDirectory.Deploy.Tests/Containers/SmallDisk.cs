using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>A file system that is small enough to fill, and belongs to the program's user.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    /// <param name="size">As mount takes it.</param>
    public static async Task<SmallDisk> MountAsync(string size)
    {
        var disk = new SmallDisk();
        (await Command.RunAsync("mount", "-t", "tmpfs", "-o", $"size={size},uid=1654,gid=1654,mode=0700", "tmpfs", disk._folder.Path)).Succeeded();
        return disk;
    }

    /// <summary>What makes it the data folder of a container.</summary>
    public string[] Options => ["--volume", $"{_folder.Path}:/data"];

    public async Task FillAsync() =>
        Assert.NotEqual(0, (await Command.RunAsync("dd", "if=/dev/zero", $"of={Ballast}", "bs=64k", "status=none")).ExitCode);

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        (await Command.RunAsync("umount", "--lazy", _folder.Path)).Succeeded();
        _folder.Dispose();
    }

    private string Ballast => _folder.PathOf("ballast");
}
