using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EmployeeDirectory.Deploy.Tests.Templates;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>deployer-policy.json against what the scripts call and what the templates make. IAM itself was not asked.</summary>
public sealed partial class DeployerPolicyTests
{
    private static readonly JsonNode[] Policies = [.. ((string[])["deployer-policy.json", "containers/deployer-policy.json", "serverless/deployer-policy.json"])
        .Select(file => JsonNode.Parse(File.ReadAllText(Path.Combine(Places.Deploy, file)))!)];

    private static readonly JsonNode[] Statements = [.. Policies.SelectMany(policy => policy["Statement"]!.AsArray())!];

    private static readonly (string[] Actions, string[] Resources)[] Allowed =
        [.. Statements.Select(statement => (statement["Action"].Strings(), statement["Resource"].Strings()))];

    /// <summary>Where the action that makes a resource is not Create and its name.</summary>
    private static readonly Dictionary<string, string> Made = new()
    {
        ["ApiGatewayV2::Api"] = "apigateway:POST",
        ["ApiGatewayV2::Integration"] = "apigateway:POST",
        ["ApiGatewayV2::Route"] = "apigateway:POST",
        ["ApiGatewayV2::Stage"] = "apigateway:POST",
        ["ApplicationAutoScaling::ScalableTarget"] = "application-autoscaling:RegisterScalableTarget",
        ["ApplicationAutoScaling::ScalingPolicy"] = "application-autoscaling:PutScalingPolicy",
        ["AutoScaling::ScalingPolicy"] = "autoscaling:PutScalingPolicy",
        ["CloudWatch::Alarm"] = "cloudwatch:PutMetricAlarm",
        ["CloudWatch::Dashboard"] = "cloudwatch:PutDashboard",
        ["EC2::EIP"] = "ec2:AllocateAddress",
        ["EC2::FlowLog"] = "ec2:CreateFlowLogs",
        ["EC2::SecurityGroupEgress"] = "ec2:AuthorizeSecurityGroupEgress",
        ["EC2::SecurityGroupIngress"] = "ec2:AuthorizeSecurityGroupIngress",
        ["EC2::SubnetNetworkAclAssociation"] = "ec2:ReplaceNetworkAclAssociation",
        ["EC2::SubnetRouteTableAssociation"] = "ec2:AssociateRouteTable",
        ["EC2::VPCEndpoint"] = "ec2:CreateVpcEndpoint",
        ["EC2::VPCGatewayAttachment"] = "ec2:AttachInternetGateway",
        ["EC2::VPC"] = "ec2:CreateVpc",
        ["ECS::TaskDefinition"] = "ecs:RegisterTaskDefinition",
        ["ElasticLoadBalancingV2::ListenerRule"] = "elasticloadbalancing:CreateRule",
        ["Events::Rule"] = "events:PutRule",
        ["IAM::Policy"] = "iam:PutRolePolicy",
        ["Lambda::EventInvokeConfig"] = "lambda:PutFunctionEventInvokeConfig",
        ["Lambda::Permission"] = "lambda:AddPermission",
        ["Lambda::Version"] = "lambda:PublishVersion",
        ["Route53::RecordSet"] = "route53:ChangeResourceRecordSets",
        ["SQS::QueuePolicy"] = "sqs:SetQueueAttributes",
        ["S3::BucketPolicy"] = "s3:PutBucketPolicy",
        ["SNS::Subscription"] = "sns:Subscribe",
        ["SNS::TopicPolicy"] = "sns:SetTopicAttributes",
        ["WAFv2::LoggingConfiguration"] = "wafv2:PutLoggingConfiguration",
        ["WAFv2::WebACLAssociation"] = "wafv2:AssociateWebACL"
    };

    public static TheoryData<string> Types => [.. ((Template[])[Template.Network, Template.Data, Template.Images, Template.Application, Template.Fargate, Template.Serverless])
        .SelectMany(template => template.Resources).Select(resource => resource.Value!["Type"]!.ToString()["AWS::".Length..]).Distinct().Order()];

    public static TheoryData<string> CalledByScripts => [.. ((string[])["shared.sh", "deploy", "destroy", "refresh", "status", "containers/fargate.sh", "serverless/deploy.sh"])
        .SelectMany(script => Calls().Matches(File.ReadAllText(Path.Combine(Places.Deploy, script))))
        .Select(call => (Service: call.Groups["service"].Value, Command: call.Groups["command"].Value))
        .Where(call => (call.Service, call.Command) is not (("sts" or "sso" or "configure", _) or ("cloudformation", "wait")))
        .Select(call => ActionOf(call.Service, call.Command)).Distinct().Order()];

    [Theory, MemberData(nameof(Types))]
    public void Resource_OfATemplate_MayBeMade(string type) =>
        Assert.True(IsAllowed(Made.GetValueOrDefault(type, $"{Service(type.Split("::")[0].ToLowerInvariant())}:Create{type.Split("::")[1]}")), type);

    [Theory, MemberData(nameof(CalledByScripts))]
    public void Call_OfAScript_IsAllowed(string action) => Assert.True(IsAllowed(action), action);

    [Theory]
    [InlineData("dynamodb:DeleteTable")]
    [InlineData("dynamodb:DeleteItem")]
    [InlineData("dynamodb:GetItem")]
    [InlineData("s3:DeleteBucket")]
    [InlineData("s3:DeleteObjectVersion")]
    [InlineData("iam:CreateUser")]
    [InlineData("iam:AttachRolePolicy")]
    [InlineData("kms:Decrypt")]
    [InlineData("ecr:BatchDeleteImage")]
    [InlineData("ecr:DeleteRepository")]
    [InlineData("ecs:ExecuteCommand")]
    [InlineData("ecs:RunTask")]
    [InlineData("sts:AssumeRole")]
    public void Rest_OfTheAccount_IsNotAllowed(string action) => Assert.False(IsAllowed(action), action);

    [Fact]
    public void Names_OfOtherStacks_AreOutOfReachWhereIamKnowsNames()
    {
        string[] withoutNames = ["acm", "apigateway", "application-autoscaling", "cloudfront", "ec2", "elasticloadbalancing", "logs", "route53", "ssm", "wafv2"];
        foreach (var (actions, resources) in Allowed.Where(statement => !statement.Resources.Any(resource => resource.Contains("NAME"))))
            Assert.Empty(actions.Where(action => !action.Contains(":Describe")).Except(["ecr:GetAuthorizationToken", "ecs:DeregisterTaskDefinition", "iam:CreateServiceLinkedRole"]).Select(action => action.Split(':')[0]).Except(withoutNames));
    }

    [Fact]
    public void RolesOfTheTemplates_Passing_IsAllowedAndNoOthers()
    {
        var (_, resources) = Assert.Single(Allowed, statement => statement.Actions.Contains("iam:PassRole"));
        Assert.Equal(["arn:aws:iam::*:instance-profile/NAME-*", "arn:aws:iam::*:role/NAME-*"], resources.Order());
    }

    /// <summary>The other tests look at actions and resources: nothing else may give or take away.</summary>
    [Fact]
    public void Conditions_AreOnTheRolesOfAwsAlone()
    {
        var statements = Statements.Select(statement => statement.AsObject()).ToList();
        string[] known = ["Sid", "Effect", "Action", "Resource", "Condition"];
        Assert.All(statements, statement => Assert.Equal("Allow", statement["Effect"]!.ToString()));
        Assert.All(statements, statement => Assert.Empty(statement.Select(part => part.Key).Except(known)));
        var conditioned = statements.Where(statement => statement.ContainsKey("Condition")).ToList();
        Assert.All(conditioned, statement => Assert.Equal(["iam:CreateServiceLinkedRole"], statement["Action"].Strings()));
        Assert.Equal(
            [
                "autoscaling.amazonaws.com", "elasticloadbalancing.amazonaws.com", "wafv2.amazonaws.com", "ecs.amazonaws.com",
                "ecs.application-autoscaling.amazonaws.com", "ops.apigateway.amazonaws.com"
            ],
            conditioned.SelectMany(statement => Assert.Single(Assert.Single(statement["Condition"]!.AsObject(), test => test.Key == "StringLike")
                .Value!.AsObject(), key => key.Key == "iam:AWSServiceName").Value.Strings()));
    }

    [Fact]
    public void Functions_OfADuty_MayNotBeCalledButTheSchedule()
    {
        var (_, resources) = Assert.Single(Allowed, statement => statement.Actions.Any(action => action.StartsWith("lambda:Invoke", StringComparison.Ordinal)));
        Assert.Equal(["arn:aws:lambda:*:*:function:NAME-schedule"], resources);
    }

    [Fact]
    public void Text_WithoutBlanks_FitsIntoAManagedPolicy() => Assert.All(
        Policies.Select(policy => policy.ToJsonString(new JsonSerializerOptions { WriteIndented = false })),
        text => Assert.InRange(text.Replace("NAME", "a-name-of-24-characters-").Length, 1, 6144));

    private static bool IsAllowed(string action) => Allowed.SelectMany(statement => statement.Actions)
        .Any(allowed => allowed == action || allowed.EndsWith('*') && action.StartsWith(allowed[..^1], StringComparison.Ordinal));

    private static string ActionOf(string service, string command) => (service, command) switch
    {
        ("s3api", "head-object") => "s3:GetObject",
        ("s3api", "list-objects-v2") => "s3:ListBucket",
        ("s3", "cp" or "sync") => "s3:PutObject",
        ("lambda", "invoke") => "lambda:InvokeFunction",
        ("s3", "rm") => "s3:DeleteObject",
        ("ecr", "get-login-password") => "ecr:GetAuthorizationToken",
        _ => $"{Service(service)}:{string.Concat(command.Split('-').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase))}"
    };

    private static string Service(string name) => name is "elbv2" or "elasticloadbalancingv2" ? "elasticloadbalancing" : name;

    [GeneratedRegex(@"\baws (?<service>[a-z][a-z0-9]+) (?<command>[a-z][a-z0-9-]+)")]
    private static partial Regex Calls();
}
