namespace EmployeeDirectory.Core.ReadModels;

/// <summary>Copies of a read model of this release's schema, from which new instances start. Calls are bounded in time
/// and throw <see cref="Storage.StoreUnavailableException"/> if the engine is unreachable.</summary>
public interface IReadModelCopyStore
{
    /// <summary>Stores the file, then deletes older ones.</summary>
    Task AddAsync(string path, CancellationToken ct);

    /// <summary>Writes the newest one to the file. False if there is none.</summary>
    /// <exception cref="InvalidDataException">It is not what was stored.</exception>
    Task<bool> FetchAsync(string path, CancellationToken ct);

    /// <summary>Those of all releases, with all their versions.</summary>
    Task DeleteAllAsync(CancellationToken ct);
}
