using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.History;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>The company-wide log in the table; see <see cref="LogItem"/> for its items.</summary>
public sealed class DynamoDbAuditStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options) : IAuditStore
{
    /// <summary>Lines a request: most pages show fewer, and who reads all asks again.</summary>
    private const int Page = 250;

    private readonly string _table = options.Value.TableName;
    private readonly DynamoDbLogDays _days = new(dynamoDb, options.Value.TableName);

    public async Task AppendAsync(AuditEvent happened, CancellationToken ct)
    {
        await _days.MarkAsync(happened.Day, ct);
        await AwsCall.RunAsync(bounded => dynamoDb.PutItemAsync(_table, LogItem.Of(happened), bounded), ct);
    }

    public async IAsyncEnumerable<AuditEvent> ReadAsync(DateOnly from, DateOnly to, string? before, [EnumeratorCancellation] CancellationToken ct)
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
                    yield return LogItem.ToEvent(item);
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
        ExpressionAttributeValues = new() { [":day"] = new(LogItem.Partition(day)), [":before"] = new(before ?? "~") }
    };
}
