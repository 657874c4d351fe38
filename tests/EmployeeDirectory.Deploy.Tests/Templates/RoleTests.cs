using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>What an instance may do.</summary>
public sealed partial class RoleTests
{
    private static readonly JsonNode[] Statements =
        [.. Template.Application["InstanceRole"]["Policies"]!.AsArray().SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())!];

    private static JsonNode Deleting => Assert.Single(Allowed, statement => statement["Action"].Strings().Contains("dynamodb:DeleteItem"));

    private static IEnumerable<JsonNode> Allowed => Statements.Where(statement => statement["Effect"]!.ToString() == "Allow");

    [Fact]
    public void Records_EveryCallOfTheProgram_IsAllowedAndNoOther()
    {
        var source = string.Join('\n', Directory.GetFiles(Path.Combine(Repository.Root, "src", "EmployeeDirectory.Aws"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
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
    public void HistoryAndLog_Deleting_IsNotAllowed()
    {
        string[] kept =
        [
            EmployeeItem.Partition(Guid.Empty), AuditItem.Partition(new DateOnly(2026, 3, 1)), AuditItem.Days, "KEYRING", PartitionOf(EmployeeItem.ReportingLinesKey)
        ];
        Assert.DoesNotContain(kept, MayDelete);
    }

    [Fact]
    public void WhatTheProgramDeletes_Deleting_IsAllowed()
    {
        var suggestion = new Correction { Id = Guid.Empty, EmployeeId = Guid.Empty, By = "account", At = DateTimeOffset.UnixEpoch, Field = "Email" };
        Dictionary<string, AttributeValue>[] deleted =
        [
            EmployeeItem.GuardKey("a@example.com"), EmployeeItem.PersonKeyKey(Guid.Empty), AccountItem.AccountKey("a"), AccountItem.SessionKey("a", "b"),
            AccountItem.ListKey("a"), AccountItem.IdentityKey("a", "b"), AccountItem.EmployeeKey(Guid.Empty), AccountItem.InvitationKey("a"),
            CorrectionItem.Key(Guid.Empty, Guid.Empty), CorrectionItem.OpenKey(suggestion), CorrectionItem.AccountKey(suggestion)
        ];
        Assert.All(deleted, key => Assert.True(MayDelete(PartitionOf(key)), PartitionOf(key)));
    }

    [Fact]
    public void Deleting_WithoutAKey_IsNotAllowed() =>
        // ForAllValues alone holds for a request without any.
        Assert.Equal("false", Deleting["Condition"]!["Null"]!["dynamodb:LeadingKeys"]!.ToString());

    [Fact]
    public void ClientSecret_OfAProvider_IsTheOnlyOneThatCanBeRead()
    {
        Json.AssertEqual(
            """[{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": {"Fn::Sub": "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${OidcSecretName}-??????"}}]""",
            Template.Application["ClientSecretPolicy"]["PolicyDocument"]!["Statement"]);
        Assert.Equal("ProgramSignsIn", Template.Application.Resources["ClientSecretPolicy"]!["Condition"]!.ToString());
        Assert.DoesNotContain("secretsmanager", string.Join('\n', Statements.Select(statement => statement.ToJsonString())));
    }

    [Fact]
    public void Items_Updating_IsDenied() => Assert.Contains(
        Statements,
        statement => statement["Effect"]!.ToString() == "Deny" && statement["Resource"]!.ToString() == "*"
            && statement["Action"].Strings().Intersect(["dynamodb:UpdateItem", "dynamodb:PartiQL*", "dynamodb:BatchWriteItem"]).Count() == 3);

    [Theory, InlineData("photos/*"), InlineData("read-models/*")]
    public void Bucket_WhatTheProgramKeepsThere_CanBeListedAndDeletedWithItsVersions(string objects)
    {
        var below = Assert.Single(Allowed, statement => statement["Resource"]!.ToJsonString().Contains($"${{PhotoBucket}}/{objects}", StringComparison.Ordinal));
        string[] needed = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"];
        Assert.Empty(needed.Except(below["Action"].Strings()));
        var listing = Assert.Single(Allowed, statement => statement["Action"].Strings().Contains("s3:ListBucketVersions"));
        Assert.Contains(objects, listing["Condition"]!["StringLike"]!["s3:prefix"].Strings());
    }

    private static string PartitionOf(Dictionary<string, AttributeValue> key) => key[EmployeeItem.PartitionKey].S;

    private static bool MayDelete(string partition) => Deleting["Condition"]!["ForAllValues:StringLike"]!["dynamodb:LeadingKeys"].Strings()
        .Any(pattern => pattern == partition || pattern.EndsWith('*') && partition.StartsWith(pattern[..^1], StringComparison.Ordinal));

    [GeneratedRegex(@"dynamoDb\.(?:Paginators\.(?<paged>\w+)\(|(?<plain>\w+)Async\()", RegexOptions.IgnoreCase)]
    private static partial Regex Calls();

    // Of a transaction.
    [GeneratedRegex(@"\bnew (?<part>Put|Delete|Update)\b|\b(?<part>Put|Delete|Update|ConditionCheck) = new\b")]
    private static partial Regex Parts();
}
