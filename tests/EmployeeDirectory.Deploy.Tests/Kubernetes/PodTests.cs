using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EmployeeDirectory.Deploy.Tests.Templates;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.Hosting;

namespace EmployeeDirectory.Deploy.Tests.Kubernetes;

/// <summary>What a pod may do, and how it starts and ends.</summary>
public sealed partial class PodTests : IAsyncLifetime
{
    private Manifests _trial = null!;
    private Manifests _chosen = null!;

    public async ValueTask InitializeAsync() =>
        (_trial, _chosen) = (await Manifests.RenderAsync(Manifests.Trial), await Manifests.RenderAsync(Manifests.Chosen));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Program_Privileges_AreNone()
    {
        Json.AssertEqual(
            """{"runAsNonRoot": "true", "runAsUser": "1654", "runAsGroup": "1654", "fsGroup": "1654", "seccompProfile": {"type": "RuntimeDefault"}}""",
            _chosen.Pod["securityContext"]);
        Json.AssertEqual(
            """{"allowPrivilegeEscalation": "false", "readOnlyRootFilesystem": "true", "capabilities": {"drop": ["ALL"]}}""",
            _chosen.Container["securityContext"]);
        Assert.Equal("false", _chosen.Pod["automountServiceAccountToken"]!.ToString());
        Assert.Equal("restricted", _chosen["Namespace"]["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]!.ToString());
        string[] ofTheNode = ["hostNetwork", "hostPID", "hostIPC", "initContainers", "ephemeralContainers"];
        Assert.Empty(_chosen.Pod.AsObject().Select(part => part.Key).Intersect(ofTheNode));
    }

    [Fact]
    public void Program_Resources_AreBounded()
    {
        string[] bounded = ["cpu", "ephemeral-storage", "memory"];
        foreach (var kind in (string[])["limits", "requests"])
            Assert.Equal(bounded, _chosen.Container["resources"]![kind]!.AsObject().Select(resource => resource.Key).Order());
        // Memory that is promised and not there ends the pod.
        Assert.Equal(_chosen.Container["resources"]!["limits"]!["memory"]!.ToString(), _chosen.Container["resources"]!["requests"]!["memory"]!.ToString());
    }

    [Fact]
    public void Folders_ThatTakeFiles_AreDataAndTemporaryFilesOfABoundedSize()
    {
        var volumes = _chosen.Pod["volumes"]!.AsArray().ToDictionary(volume => volume!["name"]!.ToString(), volume => volume!["emptyDir"]!["sizeLimit"]!.ToString());
        var mounts = _chosen.Container["volumeMounts"]!.AsArray().ToDictionary(mount => mount!["mountPath"]!.ToString(), mount => mount!["name"]!.ToString());
        Assert.Equal([_chosen.Settings["Storage__DataFolder"]!.ToString(), "/tmp"], mounts.Keys);
        Assert.Equal(volumes.Keys, mounts.Values);
        var limit = Gibibytes(_chosen.Container["resources"]!["limits"]!["ephemeral-storage"]!.ToString());
        Assert.InRange(volumes.Values.Sum(Gibibytes), 1, limit);
    }

    [Fact]
    public void Image_IsNamedByItsDigestAlone() => Assert.Equal(Manifests.Image, _chosen.Container["image"]!.ToString());

    [Fact]
    public void Settings_AreThoseOfAnInstance()
    {
        var userData = File.ReadAllText(Places.UserData);
        var all = SettingLines().Matches(userData).SelectMany(lines => lines.Groups["lines"].Value.Split('\n')).Select(line => line.Split('=')[0]).ToList();
        // The balancer's sign-in is not for pods, and the settings of a provider are there with one only.
        Assert.Equal(all.Except(["SignIn__AlbArn"]).Order(StringComparer.Ordinal), Names(_chosen.Settings));
        Assert.Equal(all.Where(name => name == "SignIn__Mode" || !name.StartsWith("SignIn__", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Names(_trial.Settings));
        foreach (var name in (string[])["ASPNETCORE_ENVIRONMENT", "Urls", "Storage__Provider"])
            Assert.Contains($"\n{name}={_chosen.Settings[name]}\n", userData);
    }

    [Fact]
    public void ClientSecret_IsReadFromASecretAndStandsNowhere()
    {
        var secret = Assert.Single(_chosen.Container["env"]!.AsArray(), variable => variable!["name"]!.ToString() == "SignIn__ClientSecret")!;
        Json.AssertEqual("""{"secretKeyRef": {"name": "sign-in", "key": "client-secret"}}""", secret["valueFrom"]);
        Assert.DoesNotContain("SignIn__ClientSecret", _trial.Text);
        Assert.DoesNotContain("Secret", _chosen.Kinds);
        Assert.DoesNotContain(Names(_chosen.Settings), name => Secretive().IsMatch(name));
    }

    [Fact]
    public void Names_OfPodAndNode_AreToldToTheProgram() => Assert.Equal(
        [("Instance__Name", "metadata.name"), ("Instance__Node", "spec.nodeName")],
        _trial.Container["env"]!.AsArray().Select(variable => (variable!["name"]!.ToString(), variable["valueFrom"]!["fieldRef"]!["fieldPath"]!.ToString())));

    [Theory]
    [InlineData("startupProbe", "/health/deep")]
    [InlineData("readinessProbe", "/health")]
    [InlineData("livenessProbe", "/health/live")]
    public void Probe_Asks_AnAddressThatIsServedToAnyone(string probe, string path)
    {
        var asked = _chosen.Container[probe]!["httpGet"]!;
        Assert.Equal((path, "http"), (asked["path"]!.ToString(), asked["port"]!.ToString()));
        Assert.Equal("http", Assert.Single(_chosen.Container["ports"]!.AsArray())!["name"]!.ToString());
        // EndpointTableTests hold this table against the program.
        Assert.Contains($"| GET | `{path}` | yes | yes |", File.ReadAllText(Path.Combine(Repository.Root, "tests", "README.md")));
    }

    [Fact]
    public void Port_IsWhereTheProgramListensAndTheBalancerReachesIt()
    {
        var port = Assert.Single(_chosen.Container["ports"]!.AsArray())!["containerPort"]!.ToString();
        Assert.Equal($"http://*:{port}", _chosen.Settings["Urls"]!.ToString());
        Assert.Equal("http", Assert.Single(_chosen["Service"]["spec"]!["ports"]!.AsArray())!["targetPort"]!.ToString());
        Json.AssertEqual(
            $$$"""
            [{"from": [{"ipBlock": {"cidr": "10.20.0.0/20"}}, {"ipBlock": {"cidr": "10.20.16.0/20"}}], "ports": [{"port": "{{{port}}}", "protocol": "TCP"}]}]
            """,
            _chosen["NetworkPolicy"]["spec"]!["ingress"]);
    }

    [Fact]
    public void Startup_MayTakeAsLongAsOnAnInstance()
    {
        var probe = _chosen.Container["startupProbe"]!;
        Assert.Contains($"HEALTH_SECONDS='{probe["periodSeconds"].Number() * probe["failureThreshold"].Number()}'", Template.Application.Text);
        Assert.InRange(_chosen["Deployment"]["spec"]!["progressDeadlineSeconds"].Number(), 301, 900);
    }

    [Fact]
    public void Termination_LetsTheBalancerLeaveFirstAndTheProgramDrain()
    {
        var sleep = _chosen.Container["lifecycle"]!["preStop"]!["sleep"]!["seconds"].Number();
        var grace = _chosen.Pod["terminationGracePeriodSeconds"].Number();
        var ofTheTargets = _chosen.Annotation("Ingress", "alb.ingress.kubernetes.io/target-group-attributes");
        Assert.Contains($"deregistration_delay.timeout_seconds={sleep}", ofTheTargets);
        var unit = File.ReadAllText(Path.Combine(Places.Deploy, "employee-directory.service"));
        Assert.Contains($"\nTimeoutStopSec={grace - sleep}\n", unit);
        Assert.InRange(new HostOptions().ShutdownTimeout.TotalSeconds, 1, grace - sleep - 1);
    }

    [Fact]
    public void Pods_OnePodIsAddedBeforeOneGoesAndZonesShareThem()
    {
        Json.AssertEqual("""{"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "1", "maxUnavailable": "0"}}""", _chosen["Deployment"]["spec"]!["strategy"]);
        Assert.False(_chosen["Deployment"]["spec"]!.AsObject().ContainsKey("replicas"));
        Assert.Equal("1", _chosen["PodDisruptionBudget"]["spec"]!["maxUnavailable"]!.ToString());
        Assert.Equal(
            [("topology.kubernetes.io/zone", "DoNotSchedule"), ("kubernetes.io/hostname", "ScheduleAnyway")],
            _chosen.Pod["topologySpreadConstraints"]!.AsArray().Select(spread => (spread!["topologyKey"]!.ToString(), spread["whenUnsatisfiable"]!.ToString())));
        Assert.Equal("enabled", _chosen["Namespace"]["metadata"]!["labels"]!["elbv2.k8s.aws/pod-readiness-gate-inject"]!.ToString());
    }

    [Fact]
    public void Selectors_FindThePods()
    {
        var labels = _chosen["Deployment"]["spec"]!["template"]!["metadata"]!["labels"];
        JsonNode?[] selectors =
        [
            _chosen["Deployment"]["spec"]!["selector"]!["matchLabels"], _chosen["Service"]["spec"]!["selector"],
            _chosen["PodDisruptionBudget"]["spec"]!["selector"]!["matchLabels"], _chosen["NetworkPolicy"]["spec"]!["podSelector"]!["matchLabels"],
            .. _chosen.Pod["topologySpreadConstraints"]!.AsArray().Select(spread => spread!["labelSelector"]!["matchLabels"])
        ];
        Assert.All(selectors, selector => Json.AssertEqual(labels!.ToJsonString(), selector));
        Assert.Equal(_chosen["ServiceAccount"]["metadata"]!["name"]!.ToString(), _chosen.Pod["serviceAccountName"]!.ToString());
        Assert.Equal(_chosen["Deployment"]["metadata"]!["name"]!.ToString(), _chosen["HorizontalPodAutoscaler"]["spec"]!["scaleTargetRef"]!["name"]!.ToString());
        Assert.All(_chosen.Kinds.Where(kind => kind != "Namespace"), kind => Assert.Equal("directory", _chosen[kind]["metadata"]!["namespace"]!.ToString()));
        Assert.Equal("directory", _chosen["Namespace"]["metadata"]!["name"]!.ToString());
    }

    [Fact]
    public void WaysOut_AreAwsNamesAndCredentials()
    {
        Assert.Equal(["Ingress", "Egress"], _chosen["NetworkPolicy"]["spec"]!["policyTypes"].Strings());
        Json.AssertEqual(
            """
            [
              {"ports": [{"port": "443", "protocol": "TCP"}, {"port": "53", "protocol": "TCP"}, {"port": "53", "protocol": "UDP"}]},
              {"ports": [{"port": "80", "protocol": "TCP"}], "to": [{"ipBlock": {"cidr": "169.254.170.23/32"}}]}
            ]
            """,
            _chosen["NetworkPolicy"]["spec"]!["egress"]);
    }

    private static IEnumerable<string> Names(JsonObject settings) => settings.Select(setting => setting.Key).Order(StringComparer.Ordinal);

    private static int Gibibytes(string size) => int.Parse(size.Replace("Gi", ""), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"""\$SETTINGS\.new"" <<END\n(?<lines>.*?)\nEND\n", RegexOptions.Singleline)]
    private static partial Regex SettingLines();

    [GeneratedRegex("secret|password|key|token", RegexOptions.IgnoreCase)]
    private static partial Regex Secretive();
}
