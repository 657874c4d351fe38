using EmployeeDirectory.Deploy.Tests.Templates;

namespace EmployeeDirectory.Deploy.Tests.Kubernetes;

/// <summary>Where the values of the manifests come from, and which are refused.</summary>
public sealed class RenderTests
{
    [Fact]
    public async Task Values_ThatAreNotGiven_AreThoseOfTheStacks()
    {
        var settings = (await Manifests.RenderAsync(Manifests.Trial)).Settings;
        Assert.Equal(
            [("AWS_REGION", "eu-west-1"), ("Aws__TableName", "directory-table"), ("Aws__PhotoBucket", "directory-photos"), ("Proxy__Networks", "10.20.0.0/20,10.20.16.0/20"), ("Metrics__Stack", "directory"), ("AllowedHosts", "*")],
            ((string[])["AWS_REGION", "Aws__TableName", "Aws__PhotoBucket", "Proxy__Networks", "Metrics__Stack", "AllowedHosts"]).Select(name => (name, settings[name]!.ToString())));
    }

    [Fact]
    public async Task Values_ThatAreGiven_AreUsed()
    {
        var manifests = await Manifests.RenderAsync([.. Manifests.Chosen, "TableName=restored", "PublicSubnets=subnet-1,subnet-2", "BalancerNetworks=10.0.0.0/24"]);
        Assert.Equal(
            [("Access__Browse", "Anyone"), ("AllowedHosts", "people.example.com"), ("LoadSwitch__Enabled", "true"), ("SignIn__Mode", "OpenIdConnect"), ("SignIn__Authority", "https://login.example.com"), ("SignIn__ClientId", "a client, #1: {x}"), ("SignIn__AdminGroup", "Admins"), ("SignIn__GroupsClaim", "groups"), ("Aws__TableName", "restored"), ("Proxy__Networks", "10.0.0.0/24")],
            ((string[])["Access__Browse", "AllowedHosts", "LoadSwitch__Enabled", "SignIn__Mode", "SignIn__Authority", "SignIn__ClientId", "SignIn__AdminGroup", "SignIn__GroupsClaim", "Aws__TableName", "Proxy__Networks"]).Select(name => (name, manifests.Settings[name]!.ToString())));
        var bounds = manifests["HorizontalPodAutoscaler"]["spec"]!;
        Assert.Equal(("3", "9"), (bounds["minReplicas"]!.ToString(), bounds["maxReplicas"]!.ToString()));
        Assert.Equal("subnet-1,subnet-2", manifests.Annotation("Ingress", "alb.ingress.kubernetes.io/subnets"));
        Assert.Equal("arn:aws:iam::123456789012:role/directory-pods", manifests.Annotation("ServiceAccount", "eks.amazonaws.com/role-arn"));
    }

    [Fact]
    public async Task Values_OfAFleet_MoveAlong()
    {
        var stacks = Manifests.Stacks.Replace("  *sts*)", "  *'--stack-name directory '*) printf '%s\\t%s\\n' Status UPDATE_COMPLETE P:TableName restored P:DomainName people.example.com P:Browse Anyone ;;\n  *sts*)");
        var settings = (await Manifests.RenderAsync(Manifests.Trial, stacks)).Settings;
        Assert.Equal(
            ("restored", "people.example.com", "Anyone"),
            (settings["Aws__TableName"]!.ToString(), settings["AllowedHosts"]!.ToString(), settings["Access__Browse"]!.ToString()));
    }

    [Theory]
    [InlineData("Browse")]
    [InlineData("SignInMode")]
    [InlineData("OidcGroupsClaim")]
    [InlineData("LoadSwitch")]
    [InlineData("InsecureTrial")]
    [InlineData("MinInstances")]
    [InlineData("MaxInstances")]
    public async Task Defaults_AreThoseOfTheFleet(string parameter) =>
        Assert.Contains($"\nparameter {parameter} {Template.Application.Default(parameter)} ", await File.ReadAllTextAsync(Path.Combine(Places.Kubernetes, "render")));

    [Theory]
    [InlineData("", "render: Image is missing: Image=repository@sha256:...")]
    [InlineData("Image=directory:1.0", "render: Image=directory:1.0 does not match [a-z0-9.:/_-]+@sha256:[0-9a-f]{64}")]
    [InlineData("Image=a@sha256:0", "render: Image=a@sha256:0 does not match [a-z0-9.:/_-]+@sha256:[0-9a-f]{64}")]
    [InlineData("Colour=red", "render: there is no parameter Colour; this script lists them")]
    [InlineData("Browse", "render: Browse is not of the form Parameter=value")]
    [InlineData("Browse=Everyone", "render: Browse=Everyone does not match SignedIn|Anyone")]
    [InlineData("OidcAdminGroup=it's", "render: the value of OidcAdminGroup has a quote, a backslash or a line break in it")]
    [InlineData("OidcAdminGroup=a\nb", "render: the value of OidcAdminGroup has a quote, a backslash or a line break in it")]
    [InlineData("SignInMode=Alb", "render: SignInMode=Alb does not match Local|OpenIdConnect")]
    [InlineData("BalancerNetworks=10.0.0.0/8}", "render: BalancerNetworks=10.0.0.0/8} does not match [0-9./]+(,[0-9./]+)*")]
    [InlineData("MinInstances=1", "render: MinInstances=1 does not match [2-9]|[1-9][0-9]")]
    public Task Parameter_Wrong_IsNamed(string parameter, string line) => RefusedAsync(line, parameter.Length == 0 ? [] : [parameter]);

    [Fact]
    public Task Parameters_WithoutACertificate_AreForTrialsOnly() => RefusedAsync(
        "render: without CertificateArn passwords and sessions pass in clear; for a trial only, add InsecureTrial=true", [$"Image={Manifests.Image}"]);

    [Theory]
    [InlineData("CertificateArn=arn:aws:acm:1", "render: CertificateArn needs DomainName")]
    [InlineData("SignInMode=OpenIdConnect", "render: SignInMode=OpenIdConnect needs CertificateArn")]
    [InlineData("MaxInstances=2 MinInstances=3", "render: MaxInstances must not be less than MinInstances")]
    public Task Parameters_ThatDoNotFit_AreNamed(string parameters, string line) => RefusedAsync(line, [.. Manifests.Trial, .. parameters.Split(' ')]);

    [Fact]
    public Task Network_None_IsAskedFor() => RefusedAsync(
        "render: PublicSubnets is missing: it is not given, and no stack directory-network tells it",
        Manifests.Trial,
        Manifests.Stacks.Replace("directory-network", "another"));

    [Fact]
    public Task Role_None_IsMadeByTheCommandThatIsPrinted() => RefusedAsync(
        "render: the pods have no role yet: run aws cloudformation deploy --stack-name directory-pods --template-file deploy/containers/kubernetes/role.yaml "
            + "--capabilities CAPABILITY_IAM --parameter-overrides ClusterName=... Namespace=directory TableName=directory-table PhotoBucket=directory-photos",
        Manifests.Trial,
        Manifests.Stacks.Replace("directory-pods", "another"));

    private static async Task RefusedAsync(string line, string[] parameters, string stacks = Manifests.Stacks)
    {
        var refused = await Manifests.CommandAsync(parameters, stacks);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Equal(line, refused.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Last());
    }
}
