using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.Suggestions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>Suggestions in the table of the system of record; see <see cref="SuggestionItem"/> for their items.</summary>
public sealed class DynamoDbSuggestionStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock) : ISuggestionStore
{
    /// <summary>How many of an account's latest decide whether it may make another.</summary>
    private const int Latest = 100;

    private readonly DynamoDbTable _table = new(dynamoDb, options.Value.TableName);

    public async Task<bool> AddAsync(Suggestion suggestion, CancellationToken ct)
    {
        if (await FindAsync(suggestion.EmployeeId, suggestion.Id, ct) is not null)
            return true;
        if (!Suggestion.MayAdd([.. await ListByAsync(suggestion.By, Latest, ct)], clock.GetUtcNow()))
            return false;
        await _table.CommitAsync(
            [
                _table.Put(SuggestionItem.Of(suggestion), DynamoDbTable.IsNew),
                _table.Put(SuggestionItem.Signpost(SuggestionItem.OpenKey(suggestion), suggestion)),
                _table.Put(SuggestionItem.Signpost(SuggestionItem.AccountKey(suggestion), suggestion))
            ],
            ct);
        return true;
    }

    public async Task<Suggestion?> FindAsync(Guid employeeId, Guid id, CancellationToken ct) =>
        await _table.GetAsync(SuggestionItem.Key(employeeId, id), ct) is { } item ? Unexpired(item) : null;

    public async Task<IReadOnlyList<Suggestion>> ListOpenAsync(int limit, CancellationToken ct) =>
        [.. (await FollowAsync(await _table.QueryAsync(SuggestionItem.Open, "", ct, limit), ct)).Where(one => one.IsOpen)];

    public async Task<IReadOnlyList<Suggestion>> ListByAsync(string accountId, int limit, CancellationToken ct) =>
        await FollowAsync(await _table.QueryAsync(AccountItem.Partition(accountId), SuggestionItem.Prefix, ct, limit, latestFirst: true), ct);

    public Task<bool> SettleAsync(Suggestion settled, CancellationToken ct) => _table.CommitAsync(
        [
            _table.Put(SuggestionItem.Of(settled), $"{DynamoDbTable.IsThere} and attribute_not_exists({SuggestionItem.SettledAt})"),
            _table.Delete(SuggestionItem.OpenKey(settled))
        ],
        ct);

    public async Task DeleteAboutAsync(Guid employeeId, CancellationToken ct)
    {
        foreach (var item in await _table.QueryAsync(SuggestionItem.Partition(employeeId), SuggestionItem.Prefix, ct))
        {
            var suggestion = SuggestionItem.ToSuggestion(item);
            await _table.CommitAsync(
                [
                    _table.Delete(SuggestionItem.Key(employeeId, suggestion.Id)), _table.Delete(SuggestionItem.OpenKey(suggestion)), _table.Delete(SuggestionItem.AccountKey(suggestion))
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
        foreach (var item in await _table.GetManyAsync(signposts.Select(SuggestionItem.Follow), ct))
            if (Unexpired(item) is { } suggestion)
                found[suggestion.Id] = suggestion;
        return [.. signposts.Select(signpost => found.GetValueOrDefault(Guid.Parse(signpost[EmployeeItem.Id].S))).OfType<Suggestion>()];
    }
}
