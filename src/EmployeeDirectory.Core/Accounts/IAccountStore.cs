namespace EmployeeDirectory.Core.Accounts;

// Reads are consistent. Calls are bounded in time and throw StoreUnavailableException if the engine is unreachable.
public interface IAccountStore
{
    /// <summary>Raised with the id of an account after this instance changed it, deleted it or ended one of its sessions.</summary>
    event Action<string>? Changed;

    /// <summary>Such changes by any instance, possibly repeated. Goes back at most an hour.</summary>
    /// <param name="since">By the clocks of the instances that made the changes.</param>
    Task<IReadOnlyList<AccountChange>> ReadChangesAsync(DateTimeOffset since, CancellationToken ct);

    Task<Account?> GetAsync(string id, CancellationToken ct);

    Task<Account?> FindAsync(string issuer, string subject, CancellationToken ct);

    Task<Account?> FindByEmployeeAsync(Guid employeeId, CancellationToken ct);

    Task<bool> AnyAsync(CancellationToken ct);

    Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct);

    /// <summary>Creates (version 0) or changes an account and uses up the invitation; a first-admin one requires that
    /// no account exists. Null for a stale version, a taken identity or employee, or a missing invitation.</summary>
    Task<Account?> SaveAsync(Account changed, Invitation? invitation, CancellationToken ct);

    /// <summary>Also requires <paramref name="by"/> unchanged: two admins cannot demote each other at once.</summary>
    Task<Account?> SaveByAsync(Account changed, Account by, Invitation? invitation, CancellationToken ct);

    /// <summary>Deletes the account, its sessions and its uniqueness guards; idempotent.</summary>
    Task DeleteAsync(Account account, CancellationToken ct);

    Task<(Account? Account, Session? Session)> FindSessionAsync(
        string accountId, string sessionId, CancellationToken ct);

    Task StartSessionAsync(Session session, CancellationToken ct);

    /// <summary>Does not bring back a session that has ended.</summary>
    Task SeeSessionAsync(Session session, CancellationToken ct);

    Task EndSessionAsync(string accountId, string sessionId, CancellationToken ct);

    Task<IReadOnlyList<Session>> ListSessionsAsync(string accountId, CancellationToken ct);

    /// <summary>False, and nothing is stored, if there is one with this digest.</summary>
    Task<bool> InviteAsync(Invitation invitation, CancellationToken ct);

    /// <summary>Null also for one that has expired.</summary>
    Task<Invitation?> FindInvitationAsync(string code, CancellationToken ct);

    Task<IReadOnlyList<Invitation>> ListInvitationsAsync(CancellationToken ct);

    Task<bool> WithdrawAsync(string digest, CancellationToken ct);

    /// <summary>One for each key, in their order.</summary>
    Task<IReadOnlyList<SignInFailures>> FindFailuresAsync(IReadOnlyList<string> keys, CancellationToken ct);

    /// <summary>Stores all with their next version, or none and returns false if any version is stale.</summary>
    Task<bool> SaveFailuresAsync(IReadOnlyList<SignInFailures> changed, CancellationToken ct);
}

public readonly record struct AccountChange(string Id, string AccountId);
