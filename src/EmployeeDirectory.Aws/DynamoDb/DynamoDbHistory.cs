using System.Globalization;
using Amazon.DynamoDBv2;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbHistory(IAmazonDynamoDB dynamoDb, string table)
{
    private readonly DynamoDbTable _table = new(dynamoDb, table);

    // The key is read last: it is stored with the first entry, so that every entry read here can be opened.
    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(Guid id, CancellationToken ct)
    {
        var entries = (await _table.QueryAsync(EmployeeItem.Partition(id), EmployeeItem.HistoryPrefix, ct))
            .ConvertAll(EmployeeItem.ToHistoryEntry);
        return await _table.GetAsync(EmployeeItem.PersonKeyKey(id), ct) is { } key
            ? entries.ConvertAll(EmployeeItem.ToPersonKey(key).Open)
            : entries;
    }

    public async Task<long?> LastVersionAsync(Guid id, CancellationToken ct) =>
        await _table.QueryAsync(
            EmployeeItem.Partition(id), EmployeeItem.HistoryPrefix, ct, most: 1, latestFirst: true) is [var last]
            ? long.Parse(last[EmployeeItem.Version].N, CultureInfo.InvariantCulture)
            : null;
}
