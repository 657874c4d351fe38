using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EmployeeDirectory.Web.Tests.Engines;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>What an instance may do.</summary>
public sealed partial class RoleTests
{
    private const string Table = "table/${TableName}";

    private static readonly JsonNode[] Statements =
        [.. Template.Application["InstanceRole"]["Policies"]!.AsArray().SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())!];

    private static IEnumerable<JsonNode> Allowed => Statements.Where(statement => statement["Effect"]!.ToString() == "Allow");

    [Fact]
    public void Records_EveryCallOfTheProgram_IsAllowedAndNoOther()
    {
        var source = string.Join('\n', Directory.GetFiles(Path.Combine(Repository.Root, "src", "EmployeeDirectory.Web", "Aws"), "*.cs").Select(File.ReadAllText));
        var called = Calls().Matches(source).Select(match => match.Groups["paged"].Success ? match.Groups["paged"].Value : match.Groups["plain"].Value)
            .Concat(Parts().Matches(source).Select(match => match.Groups["part"].Value switch { "ConditionCheck" => "ConditionCheckItem", var part => $"{part}Item" }))
            .Where(call => call is not ("TransactWriteItems" or "TransactGetItems" or "CreateTable"))
            .Distinct();
        var allowed = Allowed.SelectMany(statement => statement["Action"].Strings()).Where(action => action.StartsWith("dynamodb:", StringComparison.Ordinal));
        Assert.Equal(called.Order(), allowed.Select(action => action["dynamodb:".Length..]).Distinct().Order());
    }

    [Fact]
    public void Data_Anything_IsNamedByResource() => Assert.All(
        Allowed.Where(statement => statement["Action"].Strings().Any(action => action.StartsWith("dynamodb:", StringComparison.Ordinal) || action.StartsWith("s3:", StringComparison.Ordinal))),
        statement =>
        {
            Assert.All(statement["Action"].Strings(), action => Assert.DoesNotContain('*', action));
            Assert.Matches(@"\$\{(TableName|PhotoBucket|ReleaseBucket)\}", statement["Resource"]!.ToJsonString());
        });

    [Fact]
    public void Log_Deleting_IsNotAllowed()
    {
        var deleting = Assert.Single(Allowed, statement => statement["Action"].Strings().Contains("dynamodb:DeleteItem"));
        Assert.Equal("dynamodb:DeleteItem", Assert.Single(deleting["Action"].Strings()));
        Assert.EndsWith(Table, deleting["Resource"]!["Fn::Sub"]!.ToString());
        var partitions = deleting["Condition"]!["ForAllValues:StringLike"]!["dynamodb:LeadingKeys"].Strings();
        Assert.NotEmpty(partitions);
        Assert.DoesNotContain(partitions, partition => partition is "*" || partition.StartsWith("LOG", StringComparison.Ordinal) || partition.StartsWith("KEYRING", StringComparison.Ordinal));
        // ForAllValues holds for a request without any key, too.
        Assert.Equal("false", deleting["Condition"]!["Null"]!["dynamodb:LeadingKeys"]!.ToString());
    }

    [Fact]
    public void Items_Updating_IsDenied() => Assert.Contains(
        Statements,
        statement => statement["Effect"]!.ToString() == "Deny" && statement["Resource"]!.ToString() == "*"
            && statement["Action"].Strings().Intersect(["dynamodb:UpdateItem", "dynamodb:PartiQL*", "dynamodb:BatchWriteItem"]).Count() == 3);

    [GeneratedRegex(@"dynamoDb\.(?:Paginators\.(?<paged>\w+)\(|(?<plain>\w+)Async\()", RegexOptions.IgnoreCase)]
    private static partial Regex Calls();

    // Of a transaction.
    [GeneratedRegex(@"\bnew (?<part>Put|Delete|Update)\b|\b(?<part>Put|Delete|Update|ConditionCheck) = new\b")]
    private static partial Regex Parts();
}
