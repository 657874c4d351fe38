using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EmployeeDirectory.Web.Features.Employees;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>What the managed rules look at, by the statements of the template.</summary>
public sealed partial class FirewallTests
{
    private const string Id = "4f1c2d3e-0000-0000-0000-000000000000";

    private static readonly Template Application = Template.Application;

    private static readonly JsonNode[] Rules =
        [.. Application["Firewall"]["Rules"]!.AsArray().OrderBy(rule => rule!["Priority"].Number())!];

    public static TheoryData<string> TextPaths => [.. Posts().Where(post => TakesText(post.Action)).Select(post => post.Path)];

    [Theory]
    [InlineData($"/employees/{Id}/photo")]
    [InlineData($"/employees/{Id}/PHOTO/")]
    [InlineData("/employees/new")]
    [InlineData($"/employees/{Id}/edit")]
    [InlineData($"/employees/{Id}/suggestions/new")]
    [InlineData($"/employees/{Id}/suggestions/accept")]
    [InlineData("/sign-in")]
    [InlineData("/account/password")]
    [MemberData(nameof(TextPaths))]
    public void Body_OfWhatPeopleWrite_IsBlockedByNoManagedRule(string path) => Assert.Empty(Watching("POST", path));

    [Theory]
    [InlineData("POST", "/theme")]
    [InlineData("POST", $"/employees/{Id}/photo/delete")]
    [InlineData("POST", $"/employees/{Id}/delete")]
    [InlineData("POST", "/info/load")]
    [InlineData("POST", "/accounts/1/disable")]
    [InlineData("POST", "/newest")]
    [InlineData("POST", "/photo/shell.php")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/employees/new")]
    [InlineData("PUT", "/employees/new")]
    public void Request_Other_IsWatchedByBothGroups(string method, string path) =>
        Assert.Equal(["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"], Watching(method, path));

    [Fact]
    public void Rules_OfTheProgramItself_BlockByRateAlone() => Assert.Equal(
        ["rate"], Rules.Where(rule => rule["Action"]?["Block"] is not null).Select(rule => rule["Name"]!.ToString()));

    [Fact]
    public void Blocked_Requests_AreLoggedWithoutSessionsAndCodes()
    {
        var logging = Application["FirewallLogging"];
        Assert.StartsWith("aws-waf-logs-", Application["FirewallLog"]["LogGroupName"]!["Fn::Sub"]!.ToString());
        Assert.EndsWith(":log-group:${FirewallLog}", logging["LogDestinationConfigs"]![0]!["Fn::Sub"]!.ToString());
        Json.AssertEqual("""[{"SingleHeader": {"Name": "cookie"}}, {"QueryString": {}}]""", logging["RedactedFields"]);
        Json.AssertEqual(
            """
            {"DefaultBehavior": "DROP", "Filters": [
              {"Behavior": "KEEP", "Requirement": "MEETS_ANY", "Conditions": [{"ActionCondition": {"Action": "BLOCK"}}]}]}
            """,
            logging["LoggingFilter"]);
        foreach (var resource in (string[])["FirewallLog", "FirewallLogging", "FirewallAssociation"])
            Assert.Equal("HasWebAcl", Application.Resources[resource]!["Condition"]!.ToString());
    }

    /// <returns>The managed groups that look at a request, in whose bodies and elsewhere they may block.</returns>
    private static string[] Watching(string method, string path)
    {
        HashSet<string> labels = [];
        List<string> groups = [];
        foreach (var rule in Rules)
        {
            if (rule["Statement"]!["ManagedRuleGroupStatement"] is not { } managed)
            {
                if (rule["RuleLabels"] is { } given && Matches(rule["Statement"]!, method, path, labels))
                    labels.UnionWith(given.AsArray().Select(label => label!["Name"]!.ToString()));
                continue;
            }
            Assert.NotNull(rule["OverrideAction"]!["None"]);
            Assert.Null(managed["RuleActionOverrides"]);
            if (managed["ScopeDownStatement"] is not { } scope || Matches(scope, method, path, labels))
                groups.Add(managed["Name"]!.ToString());
        }
        return [.. groups];
    }

    private static bool Matches(JsonNode statement, string method, string path, HashSet<string> labels)
    {
        var (kind, body) = Assert.Single(statement.AsObject());
        return kind switch
        {
            "NotStatement" => !Matches(body!["Statement"]!, method, path, labels),
            "AndStatement" => body!["Statements"]!.AsArray().All(part => Matches(part!, method, path, labels)),
            "LabelMatchStatement" => labels.Contains(body!["Key"]!.ToString()),
            "ByteMatchStatement" => body!["FieldToMatch"]!["Method"] is not null && body["SearchString"]!.ToString() == method,
            "RegexMatchStatement" => body!["FieldToMatch"]!["UriPath"] is not null && Regex.IsMatch(
                body["TextTransformations"]![0]!["Type"]!.ToString() == "LOWERCASE" ? path.ToLowerInvariant() : path, body["RegexString"]!.ToString()),
            _ => throw new NotSupportedException(kind)
        };
    }

    private static IEnumerable<(string Path, MethodInfo Action)> Posts() =>
        from controller in typeof(EmployeesController).Assembly.GetTypes()
        where controller.IsAssignableTo(typeof(ControllerBase))
        from action in controller.GetMethods()
        from route in action.GetCustomAttributes<HttpPostAttribute>()
        select (RouteParameter().Replace(route.Template!, Id), action);

    /// <summary>Whether its form has words of a person, or a file, in it; what a page put there itself does not count.</summary>
    private static bool TakesText(MethodInfo action) => action.GetParameters()
        .Where(parameter => parameter.GetCustomAttribute<FromFormAttribute>() is not null)
        .SelectMany(parameter => parameter.ParameterType.Assembly == typeof(EmployeesController).Assembly && parameter.ParameterType.IsClass
            ? parameter.ParameterType.GetProperties().Select(property => (property.Name, Type: property.PropertyType))
            : [(parameter.Name!, parameter.ParameterType)])
        .Any(field => field.Type.IsAssignableTo(typeof(IFormFile))
            || field.Type == typeof(string) && !Generated().IsMatch(field.Name));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex RouteParameter();

    [GeneratedRegex("^(code|secret|session|returnUrl)$|id$", RegexOptions.IgnoreCase)]
    private static partial Regex Generated();
}
