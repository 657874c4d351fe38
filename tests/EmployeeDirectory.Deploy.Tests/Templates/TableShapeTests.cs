using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Aws.DynamoDb;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>The deployed table is the one the program was tested with.</summary>
public sealed class TableShapeTests
{
    private readonly JsonNode _table = Template.Data["Table"];
    private readonly CreateTableRequest _tested = EmulatorTable.Definition("any");

    [Fact]
    public void Keys_Deployed_AreThoseOfTheProgram()
    {
        Assert.Equal(Keys(_tested.KeySchema), Keys(_table["KeySchema"]));
        Assert.Equal(
            _tested.AttributeDefinitions.Select(attribute => $"{attribute.AttributeName} {attribute.AttributeType}").Order(),
            _table["AttributeDefinitions"]!.AsArray().Select(attribute => $"{attribute!["AttributeName"]} {attribute["AttributeType"]}").Order());
        Assert.Equal(_tested.BillingMode.Value, _table["BillingMode"]!.ToString());
    }

    [Fact]
    public void Indexes_Deployed_AreThoseOfTheProgram()
    {
        var deployed = _table["GlobalSecondaryIndexes"]!.AsArray();
        Assert.Equal(_tested.GlobalSecondaryIndexes.Select(Describe), deployed.Select(Describe));
    }

    [Fact]
    public void Expiry_Deployed_IsOnTheAttributeOfTheProgram() =>
        Json.AssertEqual($$"""{"AttributeName": "{{EmployeeItem.ExpiresAt}}", "Enabled": "true"}""", _table["TimeToLiveSpecification"]);

    private static string Describe(GlobalSecondaryIndex index) =>
        $"{index.IndexName}: {string.Join(", ", Keys(index.KeySchema))}; {index.Projection.ProjectionType} {string.Join(", ", index.Projection.NonKeyAttributes.Order())}";

    private static string Describe(JsonNode? index) =>
        $"{index!["IndexName"]}: {string.Join(", ", Keys(index["KeySchema"]))}; {index["Projection"]!["ProjectionType"]} {string.Join(", ", index["Projection"]!["NonKeyAttributes"].Strings().Order())}";

    private static IEnumerable<string> Keys(List<KeySchemaElement> keys) => keys.Select(key => $"{key.AttributeName} {key.KeyType}");

    private static IEnumerable<string> Keys(JsonNode? keys) => keys!.AsArray().Select(key => $"{key!["AttributeName"]} {key["KeyType"]}");
}
