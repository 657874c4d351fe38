using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Engines;

internal static class SampleTable
{
    public const string Index = "changes";

    public static async Task<string> CreateAsync(IAmazonDynamoDB client)
    {
        var table = DynamoDbLocal.NewTableName();
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("pk", ScalarAttributeType.S), new("sk", ScalarAttributeType.S), new("hour", ScalarAttributeType.S)],
            KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
            GlobalSecondaryIndexes =
            [
                new() { IndexName = Index, KeySchema = [new("hour", KeyType.HASH), new("sk", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.ALL } },
            ],
        });
        return table;
    }

    public static Dictionary<string, AttributeValue> Key(string id) => new() { ["pk"] = new(id), ["sk"] = new("profile") };

    public static Dictionary<string, AttributeValue> Item(string id, int version) =>
        new(Key(id)) { ["version"] = new() { N = $"{version}" }, ["hour"] = new("2026-01-01T00") };

    public static TransactWriteItem PutOn(string table, string id, int expected) => new()
    {
        Put = new()
        {
            TableName = table,
            Item = Item(id, expected + 1),
            ConditionExpression = "version = :expected",
            ExpressionAttributeValues = new() { [":expected"] = new() { N = $"{expected}" } },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        },
    };
}
