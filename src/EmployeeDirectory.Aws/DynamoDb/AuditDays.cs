using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace EmployeeDirectory.Aws.DynamoDb;

// A day is marked before its first line is written, once by each writer.
public sealed class AuditDays(IAmazonDynamoDB dynamoDb, string table)
{
    private int _marked;

    public async Task MarkAsync(DateOnly day, CancellationToken ct)
    {
        if (Volatile.Read(ref _marked) == day.DayNumber)
            return;
        await AwsCall.RunAsync(bounded => dynamoDb.PutItemAsync(table, AuditItem.OfDay(day), bounded), ct);
        Volatile.Write(ref _marked, day.DayNumber);
    }

    public Task<List<DateOnly>> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct) => AwsCall.RunAsync(
        async bounded => await dynamoDb.Paginators.Query(new QueryRequest(table)
        {
            ConsistentRead = true,
            ScanIndexForward = false,
            KeyConditionExpression =
                $"{EmployeeItem.PartitionKey} = :days and {EmployeeItem.SortKey} between :from and :to",
            ExpressionAttributeValues = new()
            {
                [":days"] = new(AuditItem.Days),
                [":from"] = new($"{from:O}"),
                [":to"] = new($"{to:O}")
            }
        }).Responses.SelectMany(page => page.Items).Select(AuditItem.ToDay).ToListAsync(bounded),
        ct);
}
