using System.Text.Json.Nodes;
using EmployeeDirectory.Deploy.Tests.Templates;

namespace EmployeeDirectory.Deploy.Tests.Serverless;

/// <summary>What the stand-ins for AWS do not keep and cdk-nag does not look at.</summary>
public sealed class ServerlessTests
{
    private static readonly Template Serverless = Template.Serverless;

    private static readonly JsonNode Distribution = Serverless["Distribution"]["DistributionConfig"]!;

    public static TheoryData<string> Alarms => [.. Serverless.Named("AWS::CloudWatch::Alarm")];

    public static TheoryData<string> Functions => [.. Serverless.Named("AWS::Lambda::Function").Where(function => function != "UploadsFunction")];

    public static TheoryData<string> Aliases => [.. Serverless.Named("AWS::Lambda::Alias")];

    [Theory, MemberData(nameof(Functions))]
    public void Function_OfADuty_HasARoleOfItsOwnAndTheSettingsOfAnInstance(string function)
    {
        var properties = Serverless[function];
        Assert.Equal(function.Replace("Function", "Role", StringComparison.Ordinal), properties["Role"]!["Fn::GetAtt"]![0]!.ToString());
        Assert.Equal("provided.al2023", properties["Runtime"]!.ToString());
        var variables = properties["Environment"]!["Variables"]!.AsObject();
        var written = File.ReadLines(Places.UserData).Where(line => line.Contains("__", StringComparison.Ordinal) && line.Contains("=$", StringComparison.Ordinal)).Select(line => line.Split('=')[0]);
        Assert.Empty(written.Except(["Proxy__Networks", "LoadSwitch__Enabled", "SignIn__AlbArn"]).Except(variables.Select(variable => variable.Key)));
        Assert.Equal("/tmp/data", variables["Storage__DataFolder"]!.ToString());
        Assert.Equal("OriginSecretHashes", variables["Lambda__OriginSecretHashes"]!["Ref"]!.ToString());
        Assert.DoesNotContain("\"OriginSecret\"", properties.ToJsonString());
    }

    [Fact]
    public void Uploads_Function_HasNoSecretAndThoseSettingsThatItNeeds()
    {
        var properties = Serverless["UploadsFunction"];
        Assert.Equal("UploadsRole", properties["Role"]!["Fn::GetAtt"]![0]!.ToString());
        Json.AssertEqual(
            """{"Storage__Provider": "Aws", "Storage__DataFolder": "/tmp/data", "Aws__TableName": {"Ref": "TableName"}, "Aws__PhotoBucket": {"Ref": "PhotoBucket"}, "Aws__DirectUploads": "true", "Lambda__PreparesPhotos": "true", "Metrics__Stack": {"Ref": "AWS::StackName"}}""",
            properties["Environment"]!["Variables"]);
    }

    /// <summary>The event as "Event message structure" of EventBridge for S3 documents it.</summary>
    [Fact]
    public void Uploads_EventOfAPicture_IsToldByKeyAndETag()
    {
        var created = JsonNode.Parse("""
            {"version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "Object Created", "source": "aws.s3", "account": "111122223333",
             "detail": {"version": "0", "bucket": {"name": "photos"}, "object": {"key": "incoming/0123456789abcdef0123456789abcdef", "size": 5, "etag": "b1946ac92492d2347c6235b4d2611184", "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e", "sequencer": "617f08299329d189"},
                        "request-id": "N4N7GDK58NMKJ12R", "requester": "123456789012", "source-ip-address": "1.2.3.4", "reason": "POST Object"}}
            """)!;
        var rule = Serverless["PhotoUploaded"];
        Json.AssertEqual("""{"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {"bucket": {"name": [{"Ref": "PhotoBucket"}]}, "object": {"key": [{"prefix": "incoming/"}]}}}""", rule["EventPattern"]);
        var transformer = Assert.Single(rule["Targets"]!.AsArray())!["InputTransformer"]!;
        var told = transformer["InputTemplate"]!.ToString();
        foreach (var (name, path) in transformer["InputPathsMap"]!.AsObject())
            told = told.Replace($"<{name}>", path!.ToString().Split('.')[1..].Aggregate(created, (node, part) => node[part]!).ToJsonString());
        Json.AssertEqual("""{"do": "prepare photo", "key": "incoming/0123456789abcdef0123456789abcdef", "etag": "b1946ac92492d2347c6235b4d2611184"}""", JsonNode.Parse(told));
        Assert.Equal("true", Template.Data["PhotoBucket"]["NotificationConfiguration"]!["EventBridgeConfiguration"]!["EventBridgeEnabled"]!.ToString());
    }

    [Fact]
    public void Uploads_Failure_IsTriedAgainThenQueuedAndTold()
    {
        var retries = Serverless["UploadsRetries"];
        Assert.Equal(("2", "3600"), (retries["MaximumRetryAttempts"]!.ToString(), retries["MaximumEventAgeInSeconds"]!.ToString()));
        Assert.Equal("FailedUploads", retries["DestinationConfig"]!["OnFailure"]!["Destination"]!["Fn::GetAtt"]![0]!.ToString());
        Assert.Equal("FailedUploads", Assert.Single(Serverless["PhotoUploaded"]["Targets"]!.AsArray())!["DeadLetterConfig"]!["Arn"]!["Fn::GetAtt"]![0]!.ToString());
        Assert.Equal("NumberOfMessagesSent", Serverless["UploadAlarm"]["MetricName"]!.ToString());
        Assert.Equal("FailedUploads", Assert.Single(Serverless["UploadAlarm"]["Dimensions"]!.AsArray())!["Value"]!["Fn::GetAtt"]![0]!.ToString());
    }

    [Fact]
    public void Pictures_AsTheyCame_AreGoneAfterADay()
    {
        var rule = Assert.Single(Template.Data["PhotoBucket"]["LifecycleConfiguration"]!["Rules"]!.AsArray(), one => one!["Prefix"]?.ToString() == "incoming/")!;
        Assert.Equal(("1", "1"), (rule["ExpirationInDays"]!.ToString(), rule["NoncurrentVersionExpiration"]!["NoncurrentDays"]!.ToString()));
    }

    [Theory, MemberData(nameof(Aliases))]
    public void Version_New_GetsATenthOfTheRequestsAndGoesBackOnAlarms(string alias)
    {
        var duty = alias.Replace("Alias", "", StringComparison.Ordinal);
        var shift = Serverless[$"{duty}Shift"];
        Assert.Equal($"{duty}Shift", Serverless.Resources[alias]!["UpdatePolicy"]!["CodeDeployLambdaAliasUpdate"]!["DeploymentGroupName"]!["Ref"]!.ToString());
        Assert.Equal("CodeDeployDefault.LambdaCanary10Percent5Minutes", shift["DeploymentConfigName"]!["Fn::If"]![1]!.ToString());
        Assert.Equal(["ServerErrorAlarm", "FunctionErrorAlarm"], shift["AlarmConfiguration"]![nameof(Alarms)]!.AsArray().Select(alarm => alarm!["Name"]!["Ref"]!.ToString()));
        Assert.Contains("DEPLOYMENT_STOP_ON_ALARM", shift["AutoRollbackConfiguration"]!["Events"].Strings());
        // Function and version change together: a version of a function that did not change is refused.
        Assert.Equal("Revision", Serverless[$"{duty}Version"]["Description"]!["Ref"]!.ToString());
        Assert.Equal("Revision", Serverless[$"{duty}Function"]["Description"]!["Ref"]!.ToString());
    }

    [Fact]
    public void Requests_OfPeople_ReachAliasesAndNotTheNewestCode()
    {
        foreach (var alias in Aliases.Select(row => row.Data))
        {
            var duty = alias.Replace("Alias", "", StringComparison.Ordinal);
            Assert.Equal(alias, Serverless[$"{duty}Integration"]["IntegrationUri"]!["Ref"]!.ToString());
            Assert.Equal(alias, Serverless[$"{duty}Permission"]["FunctionName"]!["Ref"]!.ToString());
            Assert.Equal("2.0", Serverless[$"{duty}Integration"]["PayloadFormatVersion"]!.ToString());
        }
        Assert.Equal(4, Aliases.Count);
    }

    [Fact]
    public void Stage_Requests_AreThrottledAndSignInsMore()
    {
        var stage = Serverless["Stage"];
        Assert.Equal(200, stage["DefaultRouteSettings"]!["ThrottlingRateLimit"].Number());
        var special = stage["RouteSettings"]!.AsObject();
        Assert.Equal(["POST /sign-in", "POST /sign-in/{proxy+}"], special.Select(route => route.Key));
        Assert.All(special, route => Assert.Equal(10, route.Value!["ThrottlingRateLimit"].Number()));
    }

    [Fact]
    public void Log_OfRequests_HasNoQueriesAndIsJson()
    {
        var format = Serverless["Stage"]["AccessLogSettings"]!["Format"]!.ToString();
        Assert.NotNull(JsonNode.Parse(format)!["status"]);
        Assert.DoesNotMatch("(?i)query|header|cookie", format);
    }

    [Fact]
    public void CloudFront_Program_IsToldSecretHostAndVisitor()
    {
        var program = Origin("program");
        Assert.Equal("https-only", program["CustomOriginConfig"]!["OriginProtocolPolicy"]!.ToString());
        Assert.Equal(
            ["x-origin-secret: OriginSecret", "x-directory-host: DomainName"],
            program["OriginCustomHeaders"]!.AsArray().Select(header => $"{header!["HeaderName"]}: {header["HeaderValue"]!["Ref"]}"));
        var behaviour = Distribution["DefaultCacheBehavior"]!;
        Assert.Equal("ViewerFunction", Assert.Single(behaviour["FunctionAssociations"]!.AsArray())!["FunctionARN"]!["Fn::GetAtt"]![0]!.ToString());
        Assert.Equal("redirect-to-https", behaviour["ViewerProtocolPolicy"]!.ToString());
        // CachingDisabled, AllViewerExceptHostHeader.
        Assert.Equal(("4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "b689b0a8-53d0-40ab-baf2-68738e2966ac"), (behaviour["CachePolicyId"]!.ToString(), behaviour["OriginRequestPolicyId"]!.ToString()));
        Assert.Equal("true", Serverless.Parameter("OriginSecret")["NoEcho"]!.ToString());
    }

    /// <summary>CloudFront's function, run as JavaScript.</summary>
    [Fact]
    public async Task ViewerFunction_AVisitorsOwnHeader_IsReplacedByTheirAddress()
    {
        var code = Serverless["ViewerFunction"]["FunctionCode"]!.ToString();
        const string Event = """{"viewer": {"ip": "203.0.113.9"}, "request": {"headers": {"x-directory-viewer": {"value": "10.0.0.1"}}}}""";
        var said = await Command.RunAsync("node", "--eval", $"{code}; console.log(JSON.stringify(handler({Event}).headers))");
        Json.AssertEqual("""{"x-directory-viewer": {"value": "203.0.113.9"}}""", JsonNode.Parse(said.Succeeded()));
    }

    [Fact]
    public void CloudFront_Refusals_AreNotKept() => Assert.All(
        (int[])[400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504],
        status => Assert.Contains(
            Distribution["CustomErrorResponses"]!.AsArray(), response => response!["ErrorCode"].Number() == status && response["ErrorCachingMinTTL"].Number() == 0));

    [Fact]
    public void CloudFront_StaticFiles_ComeFromTheBucketThatItAloneMayAsk()
    {
        var bucket = Origin("static");
        Assert.Equal(("/static", "StaticAccess"), (bucket["OriginPath"]!.ToString(), bucket["OriginAccessControlId"]!["Fn::GetAtt"]![0]!.ToString()));
        Assert.Equal("always", Serverless["StaticAccess"]["OriginAccessControlConfig"]!["SigningBehavior"]!.ToString());
        Assert.All(Distribution["CacheBehaviors"]!.AsArray(), behaviour =>
        {
            Assert.Equal(("static", "true", "StaticHeaders"), (behaviour!["TargetOriginId"]!.ToString(), behaviour["Compress"]!.ToString(), behaviour["ResponseHeadersPolicyId"]!["Ref"]!.ToString()));
            Assert.Null(behaviour["AllowedMethods"]);
        });
        var statement = Assert.Single(Template.Data["ReleaseBucketPolicy"]["PolicyDocument"]!["Statement"]!.AsArray(), one => one!["Sid"]!.ToString() == "CloudFrontReads")!;
        Json.AssertEqual(
            """{"Sid": "CloudFrontReads", "Effect": "Allow", "Principal": {"Service": "cloudfront.amazonaws.com"}, "Action": "s3:GetObject", "Resource": {"Fn::Sub": "${ReleaseBucket.Arn}/static/*"}, "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}}""",
            statement);
    }

    [Theory]
    [InlineData("EdgeCertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/1", "arn:aws:acm:eu-west-1:123456789012:certificate/1")]
    [InlineData("WebAclArn", "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b", "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/b")]
    [InlineData("DomainName", "people.example.com", "*")]
    public void Parameter_ThatCloudFrontWouldRefuse_IsRefusedBefore(string parameter, string good, string bad)
    {
        var pattern = $"^({Serverless.Parameter(parameter)["AllowedPattern"]})$";
        Assert.Matches(pattern, good);
        Assert.DoesNotMatch(pattern, bad);
    }

    [Fact]
    public void Schedule_EachMinute_IsCalledOnceAndNotAgain()
    {
        var rule = Serverless["EveryMinute"];
        var target = Assert.Single(rule["Targets"]!.AsArray())!;
        Assert.Equal(("rate(1 minute)", """{"do": "scheduled work"}""", "ScheduleFunction"), (rule["ScheduleExpression"]!.ToString(), target["Input"]!.ToString(), target["Arn"]!["Fn::GetAtt"]![0]!.ToString()));
        Assert.Equal(("0", "900"), (Serverless["ScheduleRetries"]["MaximumRetryAttempts"]!.ToString(), Serverless["ScheduleFunction"]["Timeout"]!.ToString()));
    }

    [Theory, MemberData(nameof(Alarms))]
    public void Alarm_Off_TellsTheTopicAndStandsOnTheDashboard(string alarm)
    {
        var properties = Serverless[alarm];
        Json.AssertEqual("""[{"Ref": "Topic"}]""", properties["AlarmActions"]);
        Json.AssertEqual("""[{"Ref": "Topic"}]""", properties["OKActions"]);
        var name = properties["AlarmName"]!["Fn::Sub"]!.ToString().Replace("${AWS::StackName}", "${Alarm}");
        Assert.Contains($"\"{name}\"", Serverless["Dashboard"]["DashboardBody"]!["Fn::Sub"]![0]!.ToString());
    }

    [Fact]
    public void Alarms_Together_WatchWhatAnOperatorNamed() => Assert.Equal(
        ["change-feed", "dependencies", "failed-uploads", "function-errors", "function-throttles", "latency", "read-model", "server-errors", "silent-schedule", "table-errors", "table-throttles"],
        Alarms.Select(row => Serverless[row.Data]["AlarmName"]!["Fn::Sub"]!.ToString()["${AWS::StackName}-".Length..]).Order(StringComparer.Ordinal));

    [Fact]
    public void Alarms_TheFleetHasToo_AreTheSame() => Assert.All(
        (string[])["ThrottleAlarm", "TableErrorAlarm", "DeepHealthAlarm", "FeedAgeAlarm", "ReadModelAlarm"],
        alarm => Assert.Equal(WithoutWords(Template.Application[alarm]), WithoutWords(Serverless[alarm])));

    [Fact]
    public void Dashboard_Body_IsJson() =>
        Assert.True(JsonNode.Parse(Serverless["Dashboard"]["DashboardBody"]!["Fn::Sub"]![0]!.ToString())!["widgets"]!.AsArray().Count >= 8);

    private static JsonNode Origin(string id) => Assert.Single(Distribution["Origins"]!.AsArray(), origin => origin!["Id"]!.ToString() == id)!;

    private static string WithoutWords(JsonNode alarm)
    {
        var copy = alarm.DeepClone().AsObject();
        copy.Remove("AlarmDescription");
        foreach (var metric in copy["Metrics"]?.AsArray() ?? [])
            foreach (var key in metric!.AsObject().Select(part => part.Key).Order().ToList())
            {
                var part = metric[key];
                metric.AsObject().Remove(key);
                metric[key] = part;
            }
        return copy.ToJsonString();
    }
}
