using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Kubernetes;

/// <summary>The manifests against the schemas of Kubernetes, which here know no field that is not theirs.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string[]> Choices => [Manifests.Trial, Manifests.Chosen];

    [Theory, MemberData(nameof(Choices))]
    public async Task Manifests_AsTheyAreApplied_FollowTheirSchemas(string[] parameters) =>
        Assert.Equal("", await FaultsAsync((await Manifests.RenderAsync(parameters)).Text));

    [Theory]
    [InlineData("readOnlyRootFilesystem", "readOnlyRootFileSystem", "Deployment/spec/template/spec/containers/0/securityContext/readOnlyRootFileSystem: no such field")]
    [InlineData("terminationGracePeriodSeconds", "gracePeriodSeconds", "Deployment/spec/template/spec/gracePeriodSeconds: no such field")]
    [InlineData("seccompProfile", "seccomp", "Deployment/spec/template/spec/securityContext/seccomp: no such field")]
    [InlineData("ingressClassName", "ingressClass", "Ingress/spec/ingressClass: no such field")]
    [InlineData("policyTypes", "policyType", "NetworkPolicy/spec/policyType: no such field")]
    [InlineData("averageUtilization", "averageUtilisation", "HorizontalPodAutoscaler/spec/metrics/0/resource/target/averageUtilisation: no such field")]
    [InlineData("labels:\n    elbv2", "label:\n    elbv2", "Namespace/metadata/label: no such field")]
    [InlineData("maxUnavailable: 1", "maxUnavailble: 1", "PodDisruptionBudget/spec/maxUnavailble: no such field")]
    [InlineData("seconds: 30", "seconds: soon", "Deployment: data/spec/template/spec/containers/0/lifecycle/preStop/sleep/seconds must be integer")]
    [InlineData("cidr: 10.20.0.0/20", "block: 10.20.0.0/20", "NetworkPolicy: data/spec/ingress/0/from/0/ipBlock must have required property cidr")]
    [InlineData("kind: Ingress\n", "kind: Ingres\n", "Ingres: Cannot find module")]
    public async Task Manifests_WithAMistake_AreRefused(string right, string wrong, string fault)
    {
        var text = (await Manifests.RenderAsync(Manifests.Trial)).Text;
        Assert.Contains(right, text);
        Assert.Contains(fault, await FaultsAsync(text.Replace(right, wrong)));
    }

    private static async Task<string> FaultsAsync(string manifests)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("manifests.yaml"), manifests);
        var validator = Path.Combine(Repository.Root, "tests", "engines", "kubernetes", "validate.mjs");
        return (await Command.RunAsync("node", validator, Path.Combine(Repository.EngineCache, "kubernetes"), folder.PathOf("manifests.yaml"))).Succeeded();
    }
}
