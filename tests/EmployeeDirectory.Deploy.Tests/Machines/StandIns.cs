using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>
/// Ways out of a machine, which has no network: its loopback ports, each passed on through a socket in the shared folder to an
/// engine out here. Everything that systemd starts in the machine finds AWS there.
/// </summary>
public sealed class StandIns : IDisposable
{
    private const string Proxy = "/lib/systemd/systemd-socket-proxyd";

    private readonly TemporaryFolder _folder = new();
    private readonly List<ChildProcess> _proxies = [];

    public StandIns(Machine machine, params (string Service, int Port, Uri Engine)[] ways)
    {
        var units = _folder.NewFolder("system");
        foreach (var (service, port, engine) in ways)
        {
            File.WriteAllText(Path.Combine(units, $"{service}.socket"), $"[Socket]\nListenStream=127.0.0.1:{port}\n");
            File.WriteAllText(Path.Combine(units, $"{service}.service"), $"[Service]\nExecStart={Proxy} /share/{service}.socket\n");
            _proxies.Add(new("systemd-socket-activate", ["--listen", machine.Shared($"{service}.socket"), Proxy, $"{engine.Host}:{engine.Port}"]));
        }
        var sockets = string.Join(' ', ways.Select(way => $"{way.Service}.socket"));
        File.WriteAllText(Path.Combine(_folder.NewFolder("system/employee-directory.service.d"), "stand-ins.conf"), $"[Unit]\nWants={sockets}\nAfter={sockets}\n");
        var variables = string.Join(' ', ways.Select(way => $"{Variable(way.Service)}=http://127.0.0.1:{way.Port}"));
        File.WriteAllText(Path.Combine(_folder.NewFolder("system.conf.d"), "stand-ins.conf"), $"[Manager]\nDefaultEnvironment={variables}\n");
    }

    /// <summary>What the machine is booted with.</summary>
    public string Bind => $"{_folder.Path}:/usr/local/lib/systemd";

    public void Dispose()
    {
        _proxies.ForEach(proxy => proxy.Dispose());
        _folder.Dispose();
    }

    private static string Variable(string service) => service == "metadata" ? "AWS_EC2_METADATA_SERVICE_ENDPOINT" : $"AWS_ENDPOINT_URL_{service.ToUpperInvariant()}";
}
