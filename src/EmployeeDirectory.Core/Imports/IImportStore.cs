namespace EmployeeDirectory.Core.Imports;

/// <summary>Every call is bounded in time and throws <see cref="Storage.StoreUnavailableException"/> if the engine is
/// unreachable.</summary>
public interface IImportStore
{
    Task<Import?> GetAsync(Guid id, CancellationToken ct);

    Task<IReadOnlyList<Import>> ListAsync(int most, CancellationToken ct);

    Task<IReadOnlyList<Guid>> ListApplyingAsync(CancellationToken ct);

    /// <summary>On condition that <c>changed.Version</c> is current, 0 for a new one.</summary>
    /// <returns>The import with its next version, or null if somebody else has changed it.</returns>
    Task<Import?> SaveAsync(Import changed, CancellationToken ct);

    /// <summary>Replaces the chunk if there is one.</summary>
    /// <param name="content">Up to 380,000 bytes.</param>
    Task WriteChunkAsync(Guid id, ChunkKind kind, int number, byte[] content, CancellationToken ct);

    Task<byte[]?> ReadChunkAsync(Guid id, ChunkKind kind, int number, CancellationToken ct);

    Task DeleteChunksAsync(Guid id, ChunkKind kind, int count, CancellationToken ct);
}

// The names are stored: add, never rename.
public enum ChunkKind
{
    File,

    Sheet,

    Plan
}
