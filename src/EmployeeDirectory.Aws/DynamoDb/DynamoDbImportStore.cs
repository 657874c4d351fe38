using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Imports;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbImportStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock)
    : IImportStore
{
    private const string All = "IMPORTS";
    private const string Applying = "IMPORTS#APPLYING";
    private const string Document = "document";
    private const string Content = "content";

    private readonly DynamoDbTable _table = new(dynamoDb, options.Value.TableName);

    public async Task<Import?> GetAsync(Guid id, CancellationToken ct) =>
        await _table.GetAsync(Key(id), ct) is { } item ? ToImport(item) : null;

    public async Task<IReadOnlyList<Import>> ListAsync(int most, CancellationToken ct) =>
        [.. (await _table.QueryAsync(All, "", ct, most, latestFirst: true)).Select(ToImport)];

    public async Task<IReadOnlyList<Guid>> ListApplyingAsync(CancellationToken ct) =>
        [.. (await _table.QueryAsync(Applying, "", ct)).Select(item => Guid.Parse(item[EmployeeItem.SortKey].S))];

    public async Task<Import?> SaveAsync(Import changed, CancellationToken ct)
    {
        var saved = changed with { Version = changed.Version + 1 };
        var item = Key(saved.Id);
        item[Document] = new(JsonSerializer.Serialize(saved, ImportJson.Default.Import));
        item[EmployeeItem.Version] = EmployeeItem.Number(saved.Version);
        item[EmployeeItem.ExpiresAt] = Seconds(saved.At + Import.Listed);
        var signpost = EmployeeItem.Key(Applying, saved.Id.ToString());
        return await _table.CommitAsync(
            [
                changed.Version == 0
                    ? _table.Put(item, DynamoDbTable.IsNew)
                    : _table.Put(item, $"{EmployeeItem.Version} = :expected", EmployeeItem.Number(changed.Version)),
                saved.State == ImportState.Applying ? _table.Put(signpost) : _table.Delete(signpost)
            ],
            ct)
            ? saved
            : null;
    }

    public Task WriteChunkAsync(Guid id, ChunkKind kind, int number, byte[] content, CancellationToken ct)
    {
        var item = ChunkKey(id, kind, number);
        item[Content] = new() { B = new MemoryStream(content, writable: false) };
        item[EmployeeItem.ExpiresAt] = Seconds(clock.GetUtcNow() + Import.Retention);
        return _table.CommitAsync([_table.Put(item)], ct);
    }

    public async Task<byte[]?> ReadChunkAsync(Guid id, ChunkKind kind, int number, CancellationToken ct) =>
        await _table.GetAsync(ChunkKey(id, kind, number), ct) is { } item
        // DynamoDB deletes what has expired days later.
        && long.Parse(item[EmployeeItem.ExpiresAt].N, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
            ? item[Content].B.ToArray()
            : null;

    public async Task DeleteChunksAsync(Guid id, ChunkKind kind, int count, CancellationToken ct)
    {
        for (var number = 0; number < count; number++)
            await _table.DeleteAsync(ChunkKey(id, kind, number), ct);
    }

    // Version 7 ids sort by time.
    private static Dictionary<string, AttributeValue> Key(Guid id) => EmployeeItem.Key(All, id.ToString());

    private static Dictionary<string, AttributeValue> ChunkKey(Guid id, ChunkKind kind, int number) => EmployeeItem.Key(
        $"IMPORT#{id}", string.Create(CultureInfo.InvariantCulture, $"{kind}#{number:D6}"));

    private static AttributeValue Seconds(DateTimeOffset at) => EmployeeItem.Number(at.ToUnixTimeSeconds());

    private static Import ToImport(Dictionary<string, AttributeValue> item) =>
        JsonSerializer.Deserialize(item[Document].S, ImportJson.Default.Import)!;
}
