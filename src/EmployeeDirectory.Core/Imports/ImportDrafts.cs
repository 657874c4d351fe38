using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Imports;

public sealed class ImportDrafts(IImportStore store)
{
    private const int BytesInChunk = 300_000;

    private const int MostRemembered = 100;

    /// <returns>With its headers and what is known of their fields, or, of a workbook with several sheets, with their names.</returns>
    /// <exception cref="SheetException">Nothing was stored.</exception>
    public async Task<Import> CreateAsync(Import draft, byte[] file, CancellationToken ct)
    {
        var reader = new SheetReader(file);
        if (reader.SheetNames() is { Count: > 1 } sheets)
        {
            var pieces = file.Chunk(BytesInChunk).ToList();
            for (var number = 0; number < pieces.Count; number++)
                await store.WriteChunkAsync(draft.Id, ChunkKind.File, number, pieces[number], ct);
            return (await store.SaveAsync(draft with { Sheets = sheets, FileChunks = pieces.Count }, ct))!;
        }
        return (await ReadAsync(draft, reader, sheet: null, ct))!;
    }

    /// <returns>Null if somebody else has chosen one, or the file is gone.</returns>
    /// <exception cref="SheetException">Nothing was changed.</exception>
    public async Task<Import?> ChooseSheetAsync(Import draft, string sheet, CancellationToken ct)
    {
        using var file = new MemoryStream();
        for (var number = 0; number < draft.FileChunks; number++)
        {
            if (await store.ReadChunkAsync(draft.Id, ChunkKind.File, number, ct) is not { } piece)
                return null;
            file.Write(piece);
        }
        var read = await ReadAsync(draft with { Sheets = [], FileChunks = 0 }, new SheetReader(file.ToArray()), sheet, ct);
        if (read is not null)
            await store.DeleteChunksAsync(draft.Id, ChunkKind.File, draft.FileChunks, ct);
        return read;
    }

    private async Task<Import?> ReadAsync(Import draft, SheetReader reader, string? sheet, CancellationToken ct)
    {
        // Read to its end first: nothing is stored of a file that is refused.
        SheetRow? header = null;
        var rows = -1;
        foreach (var row in reader.Read(sheet))
        {
            header ??= row;
            rows++;
        }
        if (rows == 0)
            throw new SheetException($"The file has a header only.");
        var headers = HeadersOf(header!);
        var chunks = await store.Sheet(draft.Id).WriteAsync(reader.Read(sheet).Skip(1).ToAsyncEnumerable(), written: null, ct);
        return await store.SaveAsync(
            draft with
            {
                Headers = headers,
                Fields = await RememberedAsync(headers, ct) ?? Known(headers),
                IsText = !reader.IsWorkbook,
                Rows = rows,
                SheetChunks = chunks
            },
            ct);
    }

    private static List<string> HeadersOf(SheetRow first)
    {
        var headers = first.Cells.Select((cell, column) => PlainText.Clean(cell) ?? $"Column {column + 1}").ToList();
        if (headers.GroupBy(ImportField.Key).FirstOrDefault(group => group.Key.Length > 0 && group.Count() > 1) is { } twice)
            throw new SheetException($"Two columns are called “{twice.First()}”. Rename or remove one.");
        return headers;
    }

    private async Task<IReadOnlyList<string?>?> RememberedAsync(List<string> headers, CancellationToken ct) =>
        (await store.ListAsync(MostRemembered, ct))
            .FirstOrDefault(import => import.State != ImportState.Draft && import.Headers.SequenceEqual(headers))?.Fields;

    private static List<string?> Known(List<string> headers)
    {
        var taken = new HashSet<string>();
        return [.. headers
            .Select(ImportField.Find)
            .Select(field => field is not null && (taken.Add(field.Name) || field.MayRepeat) ? field.Name : null)];
    }
}
