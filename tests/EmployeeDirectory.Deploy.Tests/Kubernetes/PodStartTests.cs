using System.Net;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Kubernetes;

/// <summary>The program as a pod starts it, outside a cluster: its user, settings and folder, with DynamoDB Local and moto for AWS.</summary>
public sealed class PodStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DynamoDbLocal _dynamoDb = new();
    private readonly S3Server _moto = new();

    [Fact]
    public async Task Program_InAPod_PassesItsProbesAndEndsInTime()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can run a program as another user.");
        var manifests = await Manifests.RenderAsync(Manifests.Trial);
        var address = Loopback.Url(Loopback.FreePort());
        var user = manifests.Pod["securityContext"]!;
        string[] asUser =
            ["--reuid", user["runAsUser"]!.ToString(), "--regid", user["runAsGroup"]!.ToString(), "--clear-groups", "--no-new-privs", "--bounding-set=-all", "--"];
        var program = Path.Combine(AppContext.BaseDirectory, "EmployeeDirectory.Web");
        var reachable = await Command.RunAsync("setpriv", [.. asUser, "test", "-x", program], []);
        Assert.SkipUnless(reachable.ExitCode == 0, "Other users cannot reach this checkout.");

        using var process = new ChildProcess("setpriv", [.. asUser, program], environment: await EnvironmentAsync(manifests, address, user["fsGroup"]!.ToString()));
        await process.WaitUntilAsync(async () => await ProbeAsync("startupProbe") == HttpStatusCode.OK, TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.OK, await ProbeAsync("readinessProbe"));
        Assert.Equal(HttpStatusCode.OK, await ProbeAsync("livenessProbe"));
        process.Signal("TERM");
        Assert.Equal(0, await process.ExitAsync(TimeSpan.FromSeconds(45)));

        Task<HttpStatusCode?> ProbeAsync(string probe) =>
            Loopback.StatusAsync(new(address, manifests.Container[probe]!["httpGet"]!["path"]!.ToString()), TimeSpan.FromSeconds(5));
    }

    public void Dispose()
    {
        _dynamoDb.Dispose();
        _moto.Dispose();
        _folder.Dispose();
    }

    private async Task<Dictionary<string, string?>> EnvironmentAsync(Manifests manifests, Uri address, string group)
    {
        // As kubelet makes an emptyDir for a pod with fsGroup: the folder is root's.
        var data = _folder.PathOf("data");
        (await Command.RunAsync("install", "--directory", $"--group={group}", "--mode=2777", data)).Succeeded();
        (await Command.RunAsync("chmod", "755", _folder.Path)).Succeeded();
        var environment = manifests.Settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value!.ToString());
        (string Key, string Value)[] here =
        [
            ("Urls", address.ToString()), ("Storage__DataFolder", data), ("Aws__CreateMissing", "true"), ("AWS_ACCESS_KEY_ID", "local"),
            ("AWS_SECRET_ACCESS_KEY", "local"), ("AWS_ENDPOINT_URL_DYNAMODB", (await _dynamoDb.EndpointAsync()).ToString()),
            ("AWS_ENDPOINT_URL_S3", (await _moto.EndpointAsync()).ToString()), ("AWS_ENDPOINT_URL_CLOUDWATCH", (await _moto.EndpointAsync()).ToString())
        ];
        foreach (var (key, value) in here)
            environment[key] = value;
        return environment;
    }
}
