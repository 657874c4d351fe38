namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>How requests reach the instances, and by which combinations of parameters.</summary>
public sealed class AccessTests
{
    private static readonly Template Application = Template.Application;

    [Fact]
    public void Health_WhereTheBalancerSignsIn_IsAnsweredByAnInstance()
    {
        var health = Application["HealthRule"];
        Assert.Equal("BalancerSignsIn", Application.Resources["HealthRule"]!["Condition"]!.ToString());
        Assert.Equal(["/health", "/health/*"], health["Conditions"]![0]!["PathPatternConfig"]!["Values"].Strings());
        var action = Assert.Single(health["Actions"]!.AsArray())!;
        Assert.Equal(("forward", "Targets"), (action["Type"]!.ToString(), action["TargetGroupArn"]!["Ref"]!.ToString()));
        // Priority 1 was that of the other rule, and two rules may not have one at any moment of an update or of its rollback.
        Assert.InRange(Priority("HealthRule"), 2, Priority("SignedInRule") - 1);
    }

    [Fact]
    public void ClientSecret_OfTheBalancer_ChangesTheRuleWithItsVersion()
    {
        var config = Application["SignedInRule"]["Actions"]![0]!["AuthenticateOidcConfig"]!;
        Assert.Equal("{{resolve:secretsmanager:${OidcSecretName}:SecretString:::${OidcSecretVersion}}}", config["ClientSecret"]!["Fn::Sub"]!.ToString());
    }

    [Theory]
    [InlineData("CertificateNeedsName", "CertificateArn needs DomainName.")]
    [InlineData("AliasNeedsName", "HostedZoneId needs DomainName.")]
    [InlineData("ProvidersNeedHttps", "SignInMode needs CertificateArn.")]
    public void Parameters_ThatNeedOthers_AreRefusedByTheTemplateToo(string rule, string told) =>
        Assert.Equal(told, Application.Rule(rule)["Assertions"]![0]!["AssertDescription"]!.ToString());

    [Fact]
    public void PlainHttp_Unasked_IsRefused()
    {
        var rule = Application.Rule("HttpIsForTrials");
        Json.AssertEqual("""{"Fn::Equals": [{"Ref": "CertificateArn"}, ""]}""", rule["RuleCondition"]);
        Json.AssertEqual("""{"Fn::Equals": [{"Ref": "InsecureTrial"}, "true"]}""", rule["Assertions"]![0]!["Assert"]);
        Assert.Equal("false", Application.Default("InsecureTrial").ToString());
    }

    [Fact]
    public void Parameters_OfEveryTemplate_AreDescribedWhereTheyStandOrNamedByWhatTheyAre()
    {
        string[] obvious = ["TableName", "PhotoBucket", "ReleaseBucket", "VpcId", "MinInstances", "CpuAlarmPercent", "LogRetentionDays", "AccessLogDays", "ZoneCount"];
        foreach (var template in (Template[])[Template.Network, Template.Data, Application, Template.Fargate])
            Assert.Empty(template.Parameters.Where(parameter => parameter.Value!["Description"] is null && !parameter.Key.StartsWith("Oidc", StringComparison.Ordinal))
                .Select(parameter => parameter.Key).Except(obvious));
    }

    private static double Priority(string rule) => Application[rule]["Priority"].Number();
}
