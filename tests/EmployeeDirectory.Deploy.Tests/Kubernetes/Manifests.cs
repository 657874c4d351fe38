using System.Text.Json.Nodes;
using EmployeeDirectory.Deploy.Tests.Operator;
using EmployeeDirectory.Deploy.Tests.Templates;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Kubernetes;

/// <summary>What deploy/containers/kubernetes/render prints; every scalar is a string.</summary>
public sealed class Manifests
{
    public const string Digest = "sha256:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    public const string Image = $"123456789012.dkr.ecr.eu-west-1.amazonaws.com/directory@{Digest}";

    public static readonly string[] Trial = [$"Image={Image}", "InsecureTrial=true"];

    public static readonly string[] Chosen =
    [
        $"Image={Image}", "CertificateArn=arn:aws:acm:eu-west-1:123456789012:certificate/a-b", "DomainName=people.example.com", "Browse=Anyone",
        "SignInMode=OpenIdConnect", "OidcIssuer=https://login.example.com", "OidcClientId=a client, #1: {x}", "OidcAdminGroup=Admins", "MinInstances=3",
        "MaxInstances=9", "LoadSwitch=true", "WebAclArn=arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/office/a-b",
        "RoleArn=arn:aws:iam::123456789012:role/directory-pods"
    ];

    /// <summary>A directory with a network and data, and a role for its pods, but without instances.</summary>
    public const string Stacks =
        """
        case "$*" in
          *sts*) echo me ;;
          *'--stack-name directory-network '*)
            printf '%s\t%s\n' Status CREATE_COMPLETE O:PublicSubnets subnet-0a,subnet-0b O:BalancerNetworks 10.20.0.0/20,10.20.16.0/20 ;;
          *'--stack-name directory-data '*)
            printf '%s\t%s\n' Status CREATE_COMPLETE O:TableName directory-table O:PhotoBucket directory-photos O:LogBucket directory-logs ;;
          *'--stack-name directory-pods '*) printf '%s\t%s\n' Status CREATE_COMPLETE ;;
          *) echo 'Stack with id directory does not exist' >&2; exit 254 ;;
        esac
        """;

    private readonly JsonObject[] _documents;

    private Manifests(string text)
    {
        Text = text;
        _documents = [.. text.Split("\n---\n").Select(CloudFormationYaml.Parse)];
    }

    public string Text { get; }

    public IEnumerable<string> Kinds => _documents.Select(document => document["kind"]!.ToString());

    public JsonObject this[string kind] => _documents.Single(document => document["kind"]!.ToString() == kind);

    public JsonObject Settings => (JsonObject)this["ConfigMap"]["data"]!;

    public JsonNode Pod => this["Deployment"]["spec"]!["template"]!["spec"]!;

    public JsonNode Container => Assert.Single(Pod["containers"]!.AsArray())!;

    public static async Task<Manifests> RenderAsync(string[] parameters, string stacks = Stacks) =>
        new((await CommandAsync(parameters, stacks)).Succeeded());

    public static async Task<Command> CommandAsync(string[] parameters, string stacks = Stacks)
    {
        using var stub = new OperatorStub(stacks);
        stub.Add("kubectl", $"exec '{Path.Combine(Repository.EngineCache, "kubectl", "kubectl")}' \"$@\"");
        return await stub.OperateAsync("containers/kubernetes/render", ["directory", .. parameters]);
    }

    public string Annotation(string kind, string name) => this[kind]["metadata"]!["annotations"]![name]!.ToString();
}
