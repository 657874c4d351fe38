namespace EmployeeDirectory.Web.Features.Suggestions;

/// <summary>
/// Suggestions in the system of record, until they expire. Every call is bounded in time and throws
/// <see cref="Shared.StoreUnavailableException"/> when the engine cannot be reached; reads are consistent.
/// </summary>
public interface ISuggestionStore
{
    /// <summary>Adding one that is there changes nothing.</summary>
    /// <returns>False where the account may make no more for now, see <see cref="Suggestion.MayAdd"/>.</returns>
    Task<bool> AddAsync(Suggestion suggestion, CancellationToken ct);

    Task<Suggestion?> FindAsync(Guid employeeId, Guid id, CancellationToken ct);

    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<Suggestion>> ListOpenAsync(int limit, CancellationToken ct);

    /// <summary>The account's latest, the latest first.</summary>
    Task<IReadOnlyList<Suggestion>> ListByAsync(string accountId, int limit, CancellationToken ct);

    /// <returns>False where it is not open any more.</returns>
    Task<bool> SettleAsync(Suggestion settled, CancellationToken ct);

    /// <summary>Forgets all that was ever suggested about a person.</summary>
    Task DeleteAboutAsync(Guid employeeId, CancellationToken ct);
}
