namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>
/// Accounts, sessions and invitations in the system of record. Every call is bounded in time and throws
/// <see cref="Shared.StoreUnavailableException"/> when the engine cannot be reached; reads are consistent.
/// </summary>
public interface IAccountStore
{
    Task<Account?> GetAsync(string id, CancellationToken ct);

    Task<Account?> FindAsync(string issuer, string subject, CancellationToken ct);

    /// <summary>The account of a person's own record.</summary>
    Task<Account?> FindByEmployeeAsync(Guid employeeId, CancellationToken ct);

    /// <summary>Whether there is any account.</summary>
    Task<bool> AnyAsync(CancellationToken ct);

    /// <summary>Every account, in no order.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct);

    /// <summary>
    /// Creates (version 0) or changes one account on condition that its version is the current one, that no other has its issuer
    /// and subject or its employee and, where an invitation is given, that it is there, which uses it up: all or nothing.
    /// </summary>
    /// <returns>The stored account; null where a condition failed.</returns>
    Task<Account?> SaveAsync(Account changed, Invitation? invitation, CancellationToken ct);

    /// <summary>
    /// Changes an account as <see cref="SaveAsync"/> does, on condition too that <paramref name="by"/> is as it was: of two admins
    /// who take each other's role at the same moment, one stays.
    /// </summary>
    /// <returns>The stored account; null where a condition failed.</returns>
    Task<Account?> SaveByAsync(Account changed, Account by, CancellationToken ct);

    /// <summary>Deletes the account, its sessions and what keeps others from its names. It is no fault if it is gone.</summary>
    Task DeleteAsync(Account account, CancellationToken ct);

    Task<(Account? Account, Session? Session)> FindSessionAsync(string accountId, string sessionId, CancellationToken ct);

    Task StartSessionAsync(Session session, CancellationToken ct);

    /// <summary>Notes when a session was last seen, unless it has ended meanwhile.</summary>
    Task SeeSessionAsync(Session session, CancellationToken ct);

    Task EndSessionAsync(string accountId, string sessionId, CancellationToken ct);

    Task<IReadOnlyList<Session>> ListSessionsAsync(string accountId, CancellationToken ct);

    Task InviteAsync(Invitation invitation, CancellationToken ct);

    /// <summary>Null also for one that has expired.</summary>
    Task<Invitation?> FindInvitationAsync(string code, CancellationToken ct);

    /// <summary>One for each key, in their order; <see cref="SignInFailures.None"/> where there is nothing.</summary>
    Task<IReadOnlyList<SignInFailures>> FindFailuresAsync(IReadOnlyList<string> keys, CancellationToken ct);

    /// <summary>Stores all of them with the next version, on condition that the version of each is the current one, or none.</summary>
    /// <returns>Whether it did.</returns>
    Task<bool> SaveFailuresAsync(IReadOnlyList<SignInFailures> changed, CancellationToken ct);
}
