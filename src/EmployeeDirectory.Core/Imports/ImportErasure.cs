namespace EmployeeDirectory.Core.Imports;

/// <summary>Takes somebody out of every plan. Files that were uploaded are deleted, as they may name them anywhere.</summary>
public sealed class ImportErasure(IImportStore store)
{
    private const int MostImports = 1_000;

    public async Task RunAsync(Guid person, CancellationToken ct)
    {
        foreach (var import in await store.ListAsync(MostImports, ct))
        {
            await RemoveAsync(person, import, ct);
            if (import.SheetChunks + import.FileChunks == 0)
                continue;
            await store.DeleteChunksAsync(import.Id, ChunkKind.Sheet, import.SheetChunks, ct);
            await store.DeleteChunksAsync(import.Id, ChunkKind.File, import.FileChunks, ct);
            // Whoever changes it now is met again by the next erasure: what they see is gone already.
            await store.SaveAsync(import with { SheetChunks = 0, FileChunks = 0, Sheets = [] }, ct);
        }
    }

    private async Task RemoveAsync(Guid person, Import import, CancellationToken ct)
    {
        var plan = store.Plan(import.Id);
        for (var number = 0; number < import.Chunks; number++)
            if (await plan.ReadAsync(number, ct) is { } rows && rows.Any(row => row.Person == person))
                await plan.WriteAsync(number, [.. rows.Where(row => row.Person != person)], ct);
    }
}
