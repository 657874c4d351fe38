using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbTable(IAmazonDynamoDB dynamoDb, string name)
{
    // DynamoDB's limit for one BatchGetItem.
    private const int MostInBatch = 100;
    private const int Attempts = 8;

    public const string IsNew = $"attribute_not_exists({EmployeeItem.PartitionKey})";
    public const string IsThere = $"attribute_exists({EmployeeItem.PartitionKey})";

    public Task<Item?> GetAsync(Item key, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var response = await dynamoDb.GetItemAsync(
                new GetItemRequest { TableName = name, Key = key, ConsistentRead = true }, bounded);
            return response.IsItemSet ? response.Item : null;
        },
        ct);

    /// <returns>The items that exist, in any order.</returns>
    public async Task<List<Item>> GetManyAsync(IEnumerable<Item> keys, CancellationToken ct)
    {
        var items = new List<Item>();
        foreach (var batch in keys.Chunk(MostInBatch))
            items.AddRange(await GetBatchAsync(batch, ct));
        return items;
    }

    public Task<List<Item>> QueryAsync(
        string partition, string prefix, CancellationToken ct, int? most = null, bool latestFirst = false) =>
        QueryAsync(
            new QueryRequest { Limit = most, ScanIndexForward = !latestFirst },
            partition, $"begins_with({EmployeeItem.SortKey}, :sort)", prefix, ct);

    public Task<List<Item>> QueryFromAsync(string partition, string first, CancellationToken ct) =>
        QueryAsync(new QueryRequest(), partition, $"{EmployeeItem.SortKey} >= :sort", first, ct);

    /// <returns>False where the condition failed, also for a resent request whose first try succeeded.</returns>
    public Task<bool> PutAsync(Item item, string condition, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            try
            {
                await dynamoDb.PutItemAsync(
                    new PutItemRequest { TableName = name, Item = item, ConditionExpression = condition }, bounded);
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                return false;
            }
        },
        ct);

    public Task DeleteAsync(Item key, CancellationToken ct) =>
        AwsCall.RunAsync(bounded => dynamoDb.DeleteItemAsync(name, key, bounded), ct);

    public TransactWriteItem Put(Item item, string? condition = null, AttributeValue? expected = null) => new()
    {
        Put = new()
        {
            TableName = name,
            Item = item,
            ConditionExpression = condition,
            ExpressionAttributeValues = expected is null ? null : new() { [":expected"] = expected }
        }
    };

    public TransactWriteItem Delete(Item key, string? condition = null, AttributeValue? expected = null) => new()
    {
        Delete = new()
        {
            TableName = name,
            Key = key,
            ConditionExpression = condition,
            ExpressionAttributeValues = expected is null ? null : new() { [":expected"] = expected }
        }
    };

    public TransactWriteItem Check(Item key, string condition, AttributeValue? expected = null) => new()
    {
        ConditionCheck = new()
        {
            TableName = name,
            Key = key,
            ConditionExpression = condition,
            ExpressionAttributeValues = expected is null ? null : new() { [":expected"] = expected }
        }
    };

    public Task<bool> CommitAsync(IEnumerable<TransactWriteItem> changes, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            List<TransactWriteItem> items = [.. changes];
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await dynamoDb.TransactWriteItemsAsync(
                        new TransactWriteItemsRequest
                        {
                            TransactItems = items,
                            ClientRequestToken = Guid.NewGuid().ToString()
                        },
                        bounded);
                    return true;
                }
                catch (TransactionCanceledException cancelled)
                    when (cancelled.CancellationReasons.Exists(reason => reason.Code == "ConditionalCheckFailed"))
                {
                    return false;
                }
                catch (TransactionCanceledException) when (attempt < Attempts)
                {
                    await Task.Delay(
                        TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40 << Math.Min(attempt, 5))), bounded);
                }
            }
        },
        ct);

    private Task<List<Item>> QueryAsync(
        QueryRequest request, string partition, string condition, string sort, CancellationToken ct)
    {
        (request.TableName, request.ConsistentRead) = (name, true);
        request.KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :partition";
        request.ExpressionAttributeValues = new() { [":partition"] = new(partition) };
        if (sort.Length > 0)
        {
            request.KeyConditionExpression += $" and {condition}";
            request.ExpressionAttributeValues[":sort"] = new(sort);
        }
        return AwsCall.RunAsync(
            async bounded => await dynamoDb.Paginators.Query(request).Responses
                .SelectMany(page => page.Items).Take(request.Limit ?? int.MaxValue).ToListAsync(bounded),
            ct);
    }

    private Task<List<Item>> GetBatchAsync(Item[] keys, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var items = new List<Item>();
            var pending = new Dictionary<string, KeysAndAttributes>
            {
                [name] = new() { ConsistentRead = true, Keys = [.. keys] }
            };
            while (pending is { Count: > 0 })
            {
                var response = await dynamoDb.BatchGetItemAsync(new BatchGetItemRequest(pending), bounded);
                items.AddRange(response.Responses[name]);
                pending = response.UnprocessedKeys;
            }
            return items;
        },
        ct);
}
