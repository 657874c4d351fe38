using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EmployeeDirectory.Core.Imports;

/// <summary>Rows of one import in chunks, each small enough for an item of DynamoDB.</summary>
public sealed class ImportChunks<T>(
    IImportStore store, Guid import, ChunkKind kind, JsonTypeInfo<IReadOnlyList<T>> json, Func<T, int> sizeOf)
{
    private const int MostRows = 500;
    private const int MostChars = 120_000;

    public async Task<int> WriteAsync(IAsyncEnumerable<T> rows, Action<IReadOnlyList<T>>? written, CancellationToken ct)
    {
        var (count, size, pending) = (0, 0, new List<T>());
        await foreach (var row in rows.WithCancellation(ct))
        {
            var added = sizeOf(row);
            if (pending.Count == MostRows || pending.Count > 0 && size + added > MostChars)
                await FlushAsync();
            pending.Add(row);
            size += added;
        }
        if (pending.Count > 0)
            await FlushAsync();
        return count;

        async Task FlushAsync()
        {
            await WriteAsync(count++, pending, ct);
            written?.Invoke(pending);
            pending.Clear();
            size = 0;
        }
    }

    public Task WriteAsync(int number, IReadOnlyList<T> rows, CancellationToken ct)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(brotli, rows, json);
        return store.WriteChunkAsync(import, kind, number, packed.ToArray(), ct);
    }

    public async Task<IReadOnlyList<T>?> ReadAsync(int number, CancellationToken ct)
    {
        if (await store.ReadChunkAsync(import, kind, number, ct) is not { } packed)
            return null;
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, json);
    }

    public async IAsyncEnumerable<T> ReadAllAsync(int count, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var number = 0; number < count; number++)
            foreach (var row in await ReadAsync(number, ct) ?? [])
                yield return row;
    }
}

public static class ImportChunks
{
    public static ImportChunks<SheetRow> Sheet(this IImportStore store, Guid import) => new(
        store, import, ChunkKind.Sheet, ImportJson.Default.IReadOnlyListSheetRow,
        row => row.Cells.Sum(cell => 4 + (cell?.Length ?? 0)));

    public static ImportChunks<ImportRow> Plan(this IImportStore store, Guid import) => new(
        store, import, ChunkKind.Plan, ImportJson.Default.IReadOnlyListImportRow,
        row => 200 + row.Changes.Sum(change => 40 + (change.Old?.Length ?? 0) + (change.New?.Length ?? 0))
            + row.Problems.Sum(problem => 60 + problem.Text.Length + problem.Arguments.Sum(text => text.Length)));
}
