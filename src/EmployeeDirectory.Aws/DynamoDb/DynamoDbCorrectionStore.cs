using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Corrections;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbCorrectionStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock)
    : ICorrectionStore
{
    private const int Latest = 100;

    private readonly DynamoDbTable _table = new(dynamoDb, options.Value.TableName);

    public async Task<bool> AddAsync(Correction correction, CancellationToken ct)
    {
        if (await FindAsync(correction.EmployeeId, correction.Id, ct) is not null)
            return true;
        if (!Correction.MayAdd([.. await ListByAsync(correction.By, Latest, ct)], clock.GetUtcNow()))
            return false;
        await _table.CommitAsync(
            [
                _table.Put(CorrectionItem.From(correction), DynamoDbTable.IsNew),
                _table.Put(CorrectionItem.Signpost(CorrectionItem.OpenKey(correction), correction)),
                _table.Put(CorrectionItem.Signpost(CorrectionItem.AccountKey(correction), correction))
            ],
            ct);
        return true;
    }

    public async Task<Correction?> FindAsync(Guid employeeId, Guid id, CancellationToken ct) =>
        await _table.GetAsync(CorrectionItem.Key(employeeId, id), ct) is { } item ? Unexpired(item) : null;

    public async Task<IReadOnlyList<Correction>> ListOpenAsync(int limit, CancellationToken ct) =>
        [.. (await FollowAsync(await _table.QueryAsync(CorrectionItem.Open, "", ct, limit), ct))
            .Where(one => one.IsOpen)];

    public async Task<IReadOnlyList<Correction>> ListOpenAboutAsync(Guid employeeId, CancellationToken ct) =>
        [.. (await _table.QueryAsync(CorrectionItem.Partition(employeeId), CorrectionItem.Prefix, ct))
            .Select(Unexpired).OfType<Correction>().Where(one => one.IsOpen)];

    public async Task<IReadOnlyList<Correction>> ListByAsync(string accountId, int limit, CancellationToken ct) =>
        await FollowAsync(
            await _table.QueryAsync(
                AccountItem.Partition(accountId), CorrectionItem.Prefix, ct, limit, latestFirst: true),
            ct);

    public Task<bool> SettleAsync(Correction settled, CancellationToken ct) =>
        _table.CommitAsync(Settlement(settled), ct);

    internal async Task<bool> IsOpenAsync(Correction correction, CancellationToken ct) =>
        await FindAsync(correction.EmployeeId, correction.Id, ct) is { IsOpen: true };

    internal IReadOnlyList<TransactWriteItem> Settlement(Correction settled) =>
    [
        _table.Put(
            CorrectionItem.From(settled),
            $"{DynamoDbTable.IsThere} and attribute_not_exists({CorrectionItem.SettledAt})"),
        _table.Delete(CorrectionItem.OpenKey(settled))
    ];

    public async Task DeleteAboutAsync(Guid employeeId, CancellationToken ct)
    {
        foreach (var item in await _table.QueryAsync(CorrectionItem.Partition(employeeId), CorrectionItem.Prefix, ct))
        {
            var correction = CorrectionItem.ToCorrection(item);
            await _table.CommitAsync(
                [
                    _table.Delete(CorrectionItem.Key(employeeId, correction.Id)),
                    _table.Delete(CorrectionItem.OpenKey(correction)),
                    _table.Delete(CorrectionItem.AccountKey(correction))
                ],
                ct);
        }
    }

    private Correction? Unexpired(Dictionary<string, AttributeValue> item) =>
        CorrectionItem.ToCorrection(item) is var correction && correction.ExpiresAt > clock.GetUtcNow()
            ? correction
            : null;

    private async Task<List<Correction>> FollowAsync(
        List<Dictionary<string, AttributeValue>> signposts, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Correction>();
        foreach (var item in await _table.GetManyAsync(signposts.Select(CorrectionItem.Follow), ct))
            if (Unexpired(item) is { } correction)
                found[correction.Id] = correction;
        return [.. signposts.Select(signpost => found.GetValueOrDefault(Guid.Parse(signpost[EmployeeItem.Id].S)))
            .OfType<Correction>()];
    }
}
