using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>
/// A booted Debian with real systemd and cloud-init, without a network; stand-ins for the AWS CLI, dnf, cfn-signal, the
/// metadata service and the CloudWatch agent write down how they are called.
/// </summary>
public sealed class Machine : IDisposable
{
    private static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SignalLimit = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly string _share;
    private ChildProcess? _process;

    public Machine()
    {
        _share = _folder.NewFolder("share");
        Releases = Directory.CreateDirectory(Path.Combine(_share, "releases")).FullName;
        _folder.NewFolder("disk");
        _folder.NewFolder("agent/etc");
        _folder.NewFolder("agent/bin");
        File.CreateSymbolicLink(_folder.PathOf("agent/bin/amazon-cloudwatch-agent-ctl"), "/usr/local/bin/amazon-cloudwatch-agent-ctl");
    }

    /// <summary>The file system that machines are copies of; provision makes it where it can.</summary>
    public static string FileSystem { get; } = Path.Combine(Repository.EngineCache, "machine");

    /// <summary>The folder that stands for the bucket of releases.</summary>
    public string Releases { get; }

    /// <summary>What the stand-ins were called with.</summary>
    public string[] Calls => Lines("calls");

    /// <summary>The signals that CloudFormation got.</summary>
    public string[] Signals => Lines("signals");

    /// <summary>The settings of the CloudWatch agent.</summary>
    public string AgentSettings => File.ReadAllText(_folder.PathOf("agent/etc/employee-directory.json"));

    /// <summary>A file that only this machine sees, as /share/name.</summary>
    public string Shared(string name) => Path.Combine(_share, name);

    public void Share(string name, string text) => File.WriteAllText(Shared(name), text);

    /// <summary>Why no machine can be booted here, which takes root, systemd-nspawn and the right to mount; null where one can.</summary>
    public static async Task<string?> ObstacleAsync()
    {
        if (!Directory.Exists(FileSystem))
            return "There is no file system to boot: tests/engines/provision could not make one.";
        var mount = await Command.RunAsync("unshare", "--mount", "--propagation", "private", "mount", "-t", "cgroup2", "cgroup2", "/sys/fs/cgroup");
        return mount.ExitCode == 0 ? null : $"No machine can be booted here: {mount.Errors}";
    }

    /// <param name="userData">What cloud-init runs; without it cloud-init stays away.</param>
    /// <param name="binds">Further folders of this machine in the other, as systemd-nspawn's --bind-ro takes them.</param>
    public async Task BootAsync(UserData? userData, params string[] binds)
    {
        _folder.NewFolder("seed");
        await File.WriteAllTextAsync(_folder.PathOf("seed/user-data"), userData?.Text ?? "");
        await File.WriteAllTextAsync(_folder.PathOf("seed/meta-data"), "instance-id: i-0123456789abcdef0\n");
        await File.WriteAllTextAsync(_folder.PathOf("seed.cfg"), "datasource_list: [NoCloud, None]\n");
        string[] seed = userData is null
            ? [$"{_folder.PathOf("seed/user-data")}:/etc/cloud/cloud-init.disabled"]
            : [$"{_folder.PathOf("seed")}:/var/lib/cloud/seed/nocloud", $"{_folder.PathOf("seed.cfg")}:/etc/cloud/cloud.cfg.d/99-seed.cfg"];
        _process = new("unshare",
        [
            "--mount", "--propagation", "private", Path.Combine(Places.Tests, "Machines", "boot"), _folder.Path, FileSystem,
            .. seed.Concat(binds).Select(bind => $"--bind-ro={bind}")
        ]);
        await _process.WaitUntilAsync(async () => Guest is not null && (await TryAsync("systemctl is-active multi-user.target")).ExitCode == 0 || Signals.Length > 0, BootLimit);
    }

    /// <summary>Runs the user data as an operator would, to its end.</summary>
    public async Task<Command> BootstrapAsync(UserData userData)
    {
        Share("user-data", userData.Text);
        return await TryAsync("bash /share/user-data 2>&1");
    }

    public Task WaitForSignalAsync() => _process!.WaitUntilAsync(() => Task.FromResult(Signals.Length > 0), SignalLimit);

    public async Task<string> RunAsync(string script) => (await TryAsync(script)).Succeeded();

    public Task<Command> TryAsync(string script) => Command.RunAsync("nsenter", "--target", Guest!, "--mount", "--uts", "--ipc", "--net", "--pid", "bash", "-c", script);

    /// <summary>What an operator would look at.</summary>
    public async Task<string> TroubleAsync() => (await TryAsync(
        "tail -n 40 /var/log/cloud-init-output.log /var/log/employee-directory/application.log; journalctl --no-pager -u employee-directory -n 40")).Output;

    /// <summary>Forgets everything an earlier bootstrap left.</summary>
    public async Task ResetAsync()
    {
        await RunAsync("systemctl disable --now --quiet employee-directory.service || true; systemctl reset-failed || true; rm -rf /opt/employee-directory /etc/employee-directory /etc/systemd/system/employee-directory.service /var/log/employee-directory; systemctl daemon-reload");
        foreach (var file in (string[])["calls", "signals", "dnf-failures"])
            File.Delete(Shared(file));
    }

    public void Dispose()
    {
        _process?.Dispose();
        _folder.Dispose();
    }

    /// <summary>The process id, here, of its systemd.</summary>
    private string? Guest
    {
        get
        {
            var children = File.ReadAllText($"/proc/{_process!.Id}/task/{_process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return children.FirstOrDefault(child => File.Exists($"/proc/{child}/comm") && File.ReadAllText($"/proc/{child}/comm").Trim() == "systemd");
        }
    }

    private string[] Lines(string name) => File.Exists(Shared(name)) ? File.ReadAllLines(Shared(name)) : [];
}
