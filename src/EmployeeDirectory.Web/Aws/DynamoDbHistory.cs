using System.Globalization;
using Amazon.DynamoDBv2;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Aws;

/// <summary>The history entries of one person, which stand in their partition, and the key of their values, which does not.</summary>
public sealed class DynamoDbHistory(IAmazonDynamoDB dynamoDb, string table)
{
    private readonly DynamoDbTable _table = new(dynamoDb, table);

    /// <summary>The key is asked for last: it was there before any entry was.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(Guid id, CancellationToken ct)
    {
        var entries = (await _table.QueryAsync(EmployeeItem.Partition(id), EmployeeItem.HistoryPrefix, ct)).ConvertAll(EmployeeItem.ToHistoryEntry);
        return await _table.GetAsync(EmployeeItem.PersonKeyKey(id), ct) is { } key ? entries.ConvertAll(EmployeeItem.ToPersonKey(key).Open) : entries;
    }

    /// <summary>Null for someone who has no history.</summary>
    public async Task<long?> LastVersionAsync(Guid id, CancellationToken ct) =>
        await _table.QueryAsync(EmployeeItem.Partition(id), EmployeeItem.HistoryPrefix, ct, most: 1, latestFirst: true) is [var last]
            ? long.Parse(last[EmployeeItem.Version].N, CultureInfo.InvariantCulture)
            : null;
}
