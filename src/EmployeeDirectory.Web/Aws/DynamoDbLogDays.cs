using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace EmployeeDirectory.Web.Aws;

/// <summary>Which days the company-wide log has. A day is marked before its first line is written, by each writer once.</summary>
public sealed class DynamoDbLogDays(IAmazonDynamoDB dynamoDb, string table)
{
    private int _marked;

    public async Task MarkAsync(DateOnly day, CancellationToken ct)
    {
        if (Volatile.Read(ref _marked) == day.DayNumber)
            return;
        await AwsCall.RunAsync(bounded => dynamoDb.PutItemAsync(table, LogItem.OfDay(day), bounded), ct);
        Volatile.Write(ref _marked, day.DayNumber);
    }

    /// <summary>The latest first.</summary>
    public Task<List<DateOnly>> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct) => AwsCall.RunAsync(
        async bounded => await dynamoDb.Paginators.Query(new QueryRequest(table)
        {
            ConsistentRead = true,
            ScanIndexForward = false,
            KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :days and {EmployeeItem.SortKey} between :from and :to",
            ExpressionAttributeValues = new() { [":days"] = new(LogItem.Days), [":from"] = new($"{from:O}"), [":to"] = new($"{to:O}") }
        }).Responses.SelectMany(page => page.Items).Select(LogItem.ToDay).ToListAsync(bounded),
        ct);
}
