using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>What deploy/containers/image makes of this checkout for both processors, once a test run, and podman with a store of its own that has it.</summary>
public sealed class ContainerImage : IDisposable
{
    private const string Name = "employee-directory";

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _engine;
    private Task<string>? _built;

    public ContainerImage() => _engine =
    [
        "--root", _folder.PathOf("store"), "--runroot", _folder.PathOf("run"), "--storage-driver", "vfs",
        "--runtime", "runc", "--cgroup-manager", "cgroupfs", "--events-backend", "none"
    ];

    public string Archive => _folder.PathOf("image.tar");

    /// <summary>Skips the test where no container can be run.</summary>
    /// <returns>The digest that the script printed.</returns>
    public Task<string> BuildAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can limit the memory of a container here.");
        return _built ??= BuildOnceAsync();
    }

    public void Dispose() => _folder.Dispose();

    public Task<Command> PodmanAsync(params string[] arguments) => Command.RunAsync("podman", [.. _engine, .. arguments], []);

    /// <summary>
    /// Runs the program with all taken away that a platform may take away. The network is this machine's and the limits of files and
    /// processes are not raised, as no more may be given where these tests run in a container themselves.
    /// </summary>
    /// <param name="options">Of podman; without one for /data, that is a volume.</param>
    public async Task<Container> RunAsync(string[] options, params IEnumerable<(string Key, string Value)> settings)
    {
        await BuildAsync();
        var address = Loopback.Url(Loopback.FreePort());
        string[] restrictions =
        [
            "--network", "host", "--ulimit", "nofile=20000:20000", "--ulimit", "nproc=4000:4000", "--read-only", "--tmpfs", "/tmp",
            "--cap-drop", "all", "--security-opt", "no-new-privileges", "--memory", "512m", "--cpus", "0.5"
        ];
        var environment = settings.Prepend(("Urls", address.ToString())).SelectMany(setting => (string[])["--env", $"{setting.Item1}={setting.Item2}"]);
        var id = (await PodmanAsync(["run", "--detach", .. restrictions, .. options, .. environment, Name])).Succeeded().Trim();
        return new(this, id, address);
    }

    /// <returns>The folder with the files of one platform's image.</returns>
    public async Task<string> UnpackAsync(string architecture)
    {
        await BuildAsync();
        var bundle = _folder.PathOf(architecture);
        if (!Directory.Exists(bundle))
        {
            var layout = $"{_folder.PathOf("layout")}:{architecture}";
            (await Command.RunAsync("skopeo", "copy", "--quiet", "--override-arch", architecture, $"oci-archive:{Archive}", $"oci:{layout}")).Succeeded();
            (await Command.RunAsync("umoci", "unpack", "--image", layout, bundle)).Succeeded();
        }
        return Path.Combine(bundle, "rootfs");
    }

    private async Task<string> BuildOnceAsync()
    {
        var build = await Command.RunAsync(Path.Combine(Places.Deploy, "containers", "image"), "linux-x64,linux-arm64", Archive);
        var digest = build.Succeeded().Trim();
        var loaded = (await PodmanAsync("load", "--quiet", "--input", Archive)).Succeeded();
        (await PodmanAsync("tag", loaded.Split("sha256:")[1].Trim(), Name)).Succeeded();
        return digest;
    }
}
