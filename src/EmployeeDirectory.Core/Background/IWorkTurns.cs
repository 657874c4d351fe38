namespace EmployeeDirectory.Core.Background;

/// <summary>Which process of a directory does the work that one does for all.</summary>
public interface IWorkTurns
{
    /// <summary>True for one process, and for none until <paramref name="pause"/> has passed since the last turn. Bounded in
    /// time; throws <see cref="Storage.StoreUnavailableException"/>.</summary>
    Task<bool> TakeAsync(string work, TimeSpan pause, CancellationToken ct);
}
