namespace EmployeeDirectory.Core.Corrections;

// Reads are consistent. Calls are bounded in time and throw StoreUnavailableException if the engine is unreachable.
public interface ICorrectionStore
{
    /// <summary>Idempotent. False if the account may add no more for now.</summary>
    Task<bool> AddAsync(Correction correction, CancellationToken ct);

    Task<Correction?> FindAsync(Guid employeeId, Guid id, CancellationToken ct);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Correction>> ListOpenAsync(int limit, CancellationToken ct);

    /// <summary>All, in no order.</summary>
    Task<IReadOnlyList<Correction>> ListOpenAboutAsync(Guid employeeId, CancellationToken ct);

    /// <summary>Latest first.</summary>
    Task<IReadOnlyList<Correction>> ListByAsync(string accountId, int limit, CancellationToken ct);

    /// <summary>False if it is no longer open.</summary>
    Task<bool> SettleAsync(Correction settled, CancellationToken ct);

    Task DeleteAboutAsync(Guid employeeId, CancellationToken ct);
}
