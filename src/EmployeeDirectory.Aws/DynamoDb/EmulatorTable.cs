using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace EmployeeDirectory.Aws.DynamoDb;

// For emulators; on AWS the deployment creates the same table.
public static class EmulatorTable
{
    public static CreateTableRequest Definition(string name) => new()
    {
        TableName = name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions =
        [
            Text(EmployeeItem.PartitionKey), Text(EmployeeItem.SortKey),
            Text(EmployeeItem.ChangeHour), Text(EmployeeItem.ChangedAt)
        ],
        KeySchema = Keys(EmployeeItem.PartitionKey, EmployeeItem.SortKey),
        GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = EmployeeItem.ChangeIndex,
                KeySchema = Keys(EmployeeItem.ChangeHour, EmployeeItem.ChangedAt),
                Projection = new()
                {
                    ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = [EmployeeItem.Id, EmployeeItem.Version]
                }
            }
        ]
    };

    private static AttributeDefinition Text(string name) => new(name, ScalarAttributeType.S);

    private static List<KeySchemaElement> Keys(string hash, string range) =>
        [new(hash, KeyType.HASH), new(range, KeyType.RANGE)];
}
