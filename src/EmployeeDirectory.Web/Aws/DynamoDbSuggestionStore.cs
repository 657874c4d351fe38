using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.Suggestions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>Suggestions in the table of the system of record; see <see cref="SuggestionItem"/> for their items.</summary>
public sealed class DynamoDbSuggestionStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock) : ISuggestionStore
{
    /// <summary>Also how many of an account's latest decide whether it may make another.</summary>
    private const int MostInBatch = 100;

    private readonly string _table = options.Value.TableName;

    public async Task<bool> AddAsync(Suggestion suggestion, CancellationToken ct)
    {
        if (await FindAsync(suggestion.EmployeeId, suggestion.Id, ct) is not null)
            return true;
        if (!Suggestion.MayAdd([.. await ListByAsync(suggestion.By, MostInBatch, ct)], clock.GetUtcNow()))
            return false;
        await CommitAsync(
            [
                Put(SuggestionItem.Of(suggestion), $"attribute_not_exists({EmployeeItem.PartitionKey})"),
                Put(SuggestionItem.Signpost(SuggestionItem.OpenKey(suggestion), suggestion)),
                Put(SuggestionItem.Signpost(SuggestionItem.AccountKey(suggestion), suggestion))
            ],
            ct);
        return true;
    }

    public Task<Suggestion?> FindAsync(Guid employeeId, Guid id, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var request = new GetItemRequest { TableName = _table, Key = SuggestionItem.Key(employeeId, id), ConsistentRead = true };
            return await dynamoDb.GetItemAsync(request, bounded) is { IsItemSet: true } response ? Unexpired(response.Item) : null;
        },
        ct);

    public async Task<IReadOnlyList<Suggestion>> ListOpenAsync(int limit, CancellationToken ct) =>
        [.. (await FollowAsync(await QueryAsync(SuggestionItem.Open, "", limit, latestFirst: false, ct), ct)).Where(one => one.IsOpen)];

    public async Task<IReadOnlyList<Suggestion>> ListByAsync(string accountId, int limit, CancellationToken ct) =>
        await FollowAsync(await QueryAsync(AccountItem.Partition(accountId), SuggestionItem.Prefix, limit, latestFirst: true, ct), ct);

    public Task<bool> SettleAsync(Suggestion settled, CancellationToken ct) => CommitAsync(
        [
            Put(SuggestionItem.Of(settled), $"attribute_exists({EmployeeItem.PartitionKey}) and attribute_not_exists({SuggestionItem.SettledAt})"),
            Delete(SuggestionItem.OpenKey(settled))
        ],
        ct);

    public async Task DeleteAboutAsync(Guid employeeId, CancellationToken ct)
    {
        foreach (var item in await QueryAsync(SuggestionItem.Partition(employeeId), SuggestionItem.Prefix, limit: null, latestFirst: false, ct))
        {
            var suggestion = SuggestionItem.ToSuggestion(item);
            await CommitAsync(
                [
                    Delete(SuggestionItem.Key(employeeId, suggestion.Id)), Delete(SuggestionItem.OpenKey(suggestion)), Delete(SuggestionItem.AccountKey(suggestion))
                ],
                ct);
        }
    }

    private Suggestion? Unexpired(Dictionary<string, AttributeValue> item) =>
        SuggestionItem.ToSuggestion(item) is var suggestion && suggestion.ExpiresAt > clock.GetUtcNow() ? suggestion : null;

    /// <summary>In the order of the signposts.</summary>
    private async Task<List<Suggestion>> FollowAsync(List<Dictionary<string, AttributeValue>> signposts, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Suggestion>();
        foreach (var chunk in signposts.Chunk(MostInBatch))
            foreach (var item in await BatchGetAsync([.. chunk.Select(SuggestionItem.Follow)], ct))
                if (Unexpired(item) is { } suggestion)
                    found[suggestion.Id] = suggestion;
        return [.. signposts.Select(signpost => found.GetValueOrDefault(Guid.Parse(signpost[EmployeeItem.Id].S))).OfType<Suggestion>()];
    }

    private TransactWriteItem Put(Dictionary<string, AttributeValue> item, string? condition = null) =>
        new() { Put = new() { TableName = _table, Item = item, ConditionExpression = condition } };

    private TransactWriteItem Delete(Dictionary<string, AttributeValue> key) => new() { Delete = new() { TableName = _table, Key = key } };

    /// <returns>False where a condition failed.</returns>
    private Task<bool> CommitAsync(List<TransactWriteItem> changes, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            try
            {
                await dynamoDb.TransactWriteItemsAsync(
                    new TransactWriteItemsRequest { TransactItems = changes, ClientRequestToken = Guid.NewGuid().ToString() }, bounded);
                return true;
            }
            catch (TransactionCanceledException cancelled) when (cancelled.CancellationReasons.Exists(reason => reason.Code == "ConditionalCheckFailed"))
            {
                return false;
            }
        },
        ct);

    private Task<List<Dictionary<string, AttributeValue>>> BatchGetAsync(List<Dictionary<string, AttributeValue>> keys, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var items = new List<Dictionary<string, AttributeValue>>();
            var pending = new Dictionary<string, KeysAndAttributes> { [_table] = new() { ConsistentRead = true, Keys = keys } };
            while (pending is { Count: > 0 })
            {
                var response = await dynamoDb.BatchGetItemAsync(new BatchGetItemRequest(pending), bounded);
                items.AddRange(response.Responses[_table]);
                pending = response.UnprocessedKeys;
            }
            return items;
        },
        ct);

    private Task<List<Dictionary<string, AttributeValue>>> QueryAsync(string partition, string prefix, int? limit, bool latestFirst, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var items = dynamoDb.Paginators.Query(new QueryRequest(_table)
            {
                ConsistentRead = true,
                ScanIndexForward = !latestFirst,
                KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :partition and {EmployeeItem.SortKey} between :first and :last",
                ExpressionAttributeValues = new() { [":partition"] = new(partition), [":first"] = new($"{prefix} "), [":last"] = new($"{prefix}~") }
            }).Responses.SelectMany(page => page.Items);
            return await items.Take(limit ?? int.MaxValue).ToListAsync(bounded);
        },
        ct);
}
