using System.Text.Json.Nodes;
using EmployeeDirectory.Deploy.Tests.Templates;

namespace EmployeeDirectory.Deploy.Tests.Serverless;

/// <summary>What each function may do, and which requests it gets.</summary>
public sealed class DutyTests
{
    private static readonly Template Serverless = Template.Serverless;

    private static readonly string[] Duties = ["Look", "Save", "SignIn", "Photos", "Schedule"];

    [Fact]
    public void Look_Records_AreReadAndNotWritten()
    {
        Assert.Equal(["ACCOUNT#*", "KEYRING", "LOG", "LOG#*"], Writable("Look"));
        Assert.DoesNotContain(Allowed("Look"), action => action.Contains("Delete", StringComparison.Ordinal));
        Assert.Equal(["s3:GetObject"], Objects("Look", "read-models/*"));
        Assert.Empty(Objects("Look", "photos/*"));
    }

    [Fact]
    public void Photos_Pictures_AreReadAndNotWritten()
    {
        Assert.Equal(["s3:GetObject"], Objects("Photos", "photos/*"));
        Assert.Equal(Writable("Look"), Writable("Photos"));
        Assert.DoesNotContain(Allowed("Photos"), action => action.Contains("Delete", StringComparison.Ordinal));
    }

    [Fact]
    public void Uploads_Pictures_AreReadWhereTheyComeAndWrittenWhereTheyAreShown()
    {
        Assert.Equal(["s3:GetObject", "s3:DeleteObject", "s3:DeleteObjectVersion"], Objects("Uploads", "incoming/*"));
        Assert.Equal(["s3:PutObject"], Objects("Uploads", "photos/*"));
        Assert.Equal(
            ["s3:GetObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucket", "s3:PutObject", "sqs:SendMessage", "logs:CreateLogStream", "logs:PutLogEvents"],
            Allowed("Uploads"));
    }

    [Fact]
    public void Pictures_ComeByThoseWhoShowTheirForms()
    {
        foreach (var duty in Duties)
            Assert.Equal(duty is "Save" or "Photos" ? ["s3:PutObject"] : [], Objects(duty, "incoming/*"));
        Assert.Equal(["s3:GetObject", "s3:DeleteObject", "s3:DeleteObjectVersion"], Objects("Save", "photos/*"));
    }

    [Fact]
    public void Save_Company_IsWritten() => Assert.Contains("COMPANY", Writable("Save"));

    [Fact]
    public void SignIn_RecordsAndPictures_AreNotWritten()
    {
        Assert.DoesNotContain(Writable("SignIn"), key => key.StartsWith("EMPLOYEE", StringComparison.Ordinal));
        Assert.Empty(Objects("SignIn", "photos/*"));
    }

    [Fact]
    public void Schedule_Imports_WriteRecordsButNoRoles() =>
        Assert.Equal(
            ["ACCOUNT-CHANGES#*", "EMAIL#*", "EMPLOYEE#*", "HEARTBEAT", "IMPORT*", "KEYRING", "KEY#*", "LOG", "LOG#*", "REPORTING", "WORK-TURNS"],
            Writable("Schedule"));

    [Fact]
    public void Duties_Together_MayDoWhatAnInstanceMay()
    {
        var instance = Template.Application["InstanceRole"]["Policies"]!.AsArray()
            .Where(policy => policy!["PolicyName"]!.ToString() is "records" or "photos")
            .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray()!).ToArray();
        Assert.Equal(
            instance.Where(IsAllowed).SelectMany(statement => statement!["Action"].Strings()).Distinct().Order(),
            Duties.SelectMany(Allowed).Where(action => !action.StartsWith("logs:", StringComparison.Ordinal)).Distinct().Order());
        Assert.Equal(
            LeadingKeys(Assert.Single(instance, statement => statement!["Action"].Strings().Contains("dynamodb:DeleteItem"))!).Order(),
            Duties.SelectMany(duty => Statements(duty).Where(Deletes).SelectMany(LeadingKeys)).Distinct().Order());
        var denied = Assert.Single(instance, statement => !IsAllowed(statement))!;
        Assert.All(Duties, duty => Assert.Contains(Statements(duty), statement => JsonNode.DeepEquals(statement, denied)));
    }

    [Fact]
    public void Writes_WithoutAKey_AreNotAllowed() => Assert.All(
        Duties.SelectMany(Statements).Where(statement => statement["Action"].Strings().Any(action => action is "dynamodb:PutItem" or "dynamodb:DeleteItem")),
        // ForAllValues alone holds for a request without any.
        statement => Assert.Equal("false", statement["Condition"]!["Null"]!["dynamodb:LeadingKeys"]!.ToString()));

    [Fact]
    public void Data_OfAnyDuty_IsNamedByResource() => Assert.All(
        Duties.SelectMany(Statements).Where(IsAllowed),
        statement =>
        {
            Assert.All(statement["Action"].Strings(), action => Assert.DoesNotContain('*', action));
            Assert.Matches(@"\$\{(TableName|PhotoBucket)\}|ApplicationLog", statement["Resource"]!.ToJsonString());
        });

    [Theory]
    [InlineData("GET /", "Look")]
    [InlineData("GET /{proxy+}", "Look")]
    [InlineData("GET /employees/{id}/vcard", "Photos")]
    [InlineData("GET /photos/{proxy+}", "Photos")]
    [InlineData("GET /logo/{proxy+}", "Photos")]
    [InlineData("GET /admin/company/logo", "Photos")]
    [InlineData("GET /admin/company/logo/{proxy+}", "Photos")]
    [InlineData("GET /employees/{id}/photo", "Photos")]
    [InlineData("GET /employees/{id}/photo/{proxy+}", "Photos")]
    [InlineData("GET /log.csv", "Save")]
    [InlineData("GET /people/export.csv", "Save")]
    [InlineData("GET /people/export.xlsx", "Save")]
    [InlineData("GET /people/export.json", "Save")]
    [InlineData("GET /employees/{id}/download", "Save")]
    [InlineData("GET /health", "Save")]
    [InlineData("GET /health/{proxy+}", "Save")]
    [InlineData("POST /sign-in", "SignIn")]
    [InlineData("$default", "Save")]
    public void Route_Request_GoesToItsDuty(string key, string duty) => Assert.Equal($"integrations/${{{duty}Integration}}", Routes[key]);

    /// <summary>By the table of endpoints in tests/README.md: all that is about accounts, and nothing else.</summary>
    [Fact]
    public void Routes_OfAccounts_GoToSignIn()
    {
        string[] areas = ["sign-in", "sign-out", "invitation", "password", "account", "accounts"];
        foreach (var (method, path) in Endpoints())
            Assert.Equal(areas.Contains(path.Split('/')[1]), Routes[Matching(method, path)].Contains("SignIn", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Routes { get; } = Serverless.Named("AWS::ApiGatewayV2::Route").Select(name => Serverless[name])
        .ToDictionary(route => route["RouteKey"]!.ToString(), route => route["Target"]!["Fn::Sub"]!.ToString());

    private static IEnumerable<(string Method, string Path)> Endpoints() =>
        File.ReadLines(Path.Combine(Testing.Repository.Root, "tests", "README.md"))
            .Select(line => line.Split('|'))
            .Where(cells => cells.Length > 3 && cells[1].Trim() is "GET" or "POST")
            .Select(cells => (cells[1].Trim(), cells[2].Trim(' ', '`')));

    /// <summary>API Gateway's choice: the whole path, then the longest beginning, then the default.</summary>
    private static string Matching(string method, string path) => Routes.Keys
        .Where(key => key.StartsWith($"{method} ", StringComparison.Ordinal))
        .Select(key => (Key: key, Path: key.Split(' ')[1]))
        .Where(route => route.Path == path || route.Path.EndsWith("{proxy+}", StringComparison.Ordinal) && path.StartsWith(route.Path[..^8], StringComparison.Ordinal))
        .OrderByDescending(route => route.Path == path).ThenByDescending(route => route.Path.Length)
        .Select(route => route.Key).FirstOrDefault() ?? "$default";

    private static IEnumerable<JsonNode> Statements(string duty) => Serverless.Named("AWS::IAM::Policy").Select(name => Serverless[name])
        .Where(policy => policy["Roles"]!.AsArray().Any(role => role!["Ref"]!.ToString() == $"{duty}Role"))
        .SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray())!;

    private static IEnumerable<string> Allowed(string duty) => Statements(duty).Where(IsAllowed).SelectMany(statement => statement["Action"].Strings());

    private static IEnumerable<string> Writable(string duty) =>
        Statements(duty).Where(statement => statement["Action"].Strings().Contains("dynamodb:PutItem")).SelectMany(LeadingKeys);

    private static IEnumerable<string> Objects(string duty, string objects) => Statements(duty)
        .Where(statement => IsAllowed(statement) && statement["Resource"]!.ToJsonString().Contains($"${{PhotoBucket}}/{objects}", StringComparison.Ordinal))
        .SelectMany(statement => statement["Action"].Strings());

    private static bool IsAllowed(JsonNode? statement) => statement!["Effect"]!.ToString() == "Allow";

    private static bool Deletes(JsonNode statement) => statement["Action"].Strings().Contains("dynamodb:DeleteItem");

    private static string[] LeadingKeys(JsonNode statement) => statement["Condition"]!["ForAllValues:StringLike"]!["dynamodb:LeadingKeys"].Strings();
}
