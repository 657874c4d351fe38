using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Aws;

/// <summary>The history entries of one person, which stand in their partition, and the key of their values, which does not.</summary>
public sealed class DynamoDbHistory(IAmazonDynamoDB dynamoDb, string table)
{
    /// <summary>The key is asked for last: it was there before any entry was.</summary>
    public Task<IReadOnlyList<HistoryEntry>> ReadAsync(Guid id, CancellationToken ct) => AwsCall.RunAsync<IReadOnlyList<HistoryEntry>>(
        async bounded =>
        {
            var entries = await dynamoDb.Paginators.Query(Entries(id)).Responses
                .SelectMany(page => page.Items).Select(EmployeeItem.ToHistoryEntry).ToListAsync(bounded);
            var key = await dynamoDb.GetItemAsync(
                new GetItemRequest { TableName = table, Key = EmployeeItem.PersonKeyKey(id), ConsistentRead = true }, bounded);
            return key.IsItemSet ? entries.ConvertAll(EmployeeItem.ToPersonKey(key.Item).Open) : entries;
        },
        ct);

    /// <summary>Null for someone who has no history.</summary>
    public Task<long?> LastVersionAsync(Guid id, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var request = Entries(id);
            (request.ScanIndexForward, request.Limit) = (false, 1);
            var last = (await dynamoDb.QueryAsync(request, bounded)).Items.SingleOrDefault();
            return last is null ? (long?)null : long.Parse(last[EmployeeItem.Version].N, CultureInfo.InvariantCulture);
        },
        ct);

    private QueryRequest Entries(Guid id) => new(table)
    {
        ConsistentRead = true,
        KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :person and begins_with({EmployeeItem.SortKey}, :history)",
        ExpressionAttributeValues = new()
        {
            [":person"] = new(EmployeeItem.Partition(id)),
            [":history"] = new(EmployeeItem.HistoryPrefix)
        }
    };
}
