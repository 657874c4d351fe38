using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Audit;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbAuditStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options) : IAuditStore
{
    private const int Page = 250;

    private readonly string _table = options.Value.TableName;
    private readonly AuditDays _days = new(dynamoDb, options.Value.TableName);

    public async Task AppendAsync(AuditEvent happened, CancellationToken ct)
    {
        await _days.MarkAsync(happened.Day, ct);
        await AwsCall.RunAsync(bounded => dynamoDb.PutItemAsync(_table, AuditItem.From(happened), bounded), ct);
    }

    public async IAsyncEnumerable<AuditEvent> ReadAsync(
        DateOnly from, DateOnly to, string? before, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var day in await _days.ReadAsync(from, to, ct))
        {
            if (before is not null && string.CompareOrdinal($"{day:O}", before) > 0)
                continue;
            var request = Lines(day, before);
            do
            {
                var page = await AwsCall.RunAsync(bounded => dynamoDb.QueryAsync(request, bounded), ct);
                foreach (var item in page.Items)
                    yield return AuditItem.ToEvent(item);
                request.ExclusiveStartKey = page.LastEvaluatedKey;
            }
            while (request.ExclusiveStartKey is { Count: > 0 });
        }
    }

    private QueryRequest Lines(DateOnly day, string? before) => new(_table)
    {
        ConsistentRead = true,
        ScanIndexForward = false,
        Limit = Page,
        KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :day and {EmployeeItem.SortKey} < :before",
        ExpressionAttributeValues = new() { [":day"] = new(AuditItem.Partition(day)), [":before"] = new(before ?? "~") }
    };
}
