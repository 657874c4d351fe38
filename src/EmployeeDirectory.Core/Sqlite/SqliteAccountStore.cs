using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EmployeeDirectory.Core.Accounts;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Sqlite;

public sealed class SqliteAccountStore(SqliteDatabase database, TimeProvider clock) : IAccountStore
{
    public const string Schema = """
        create table if not exists account(
            id text primary key, issuer text not null, subject text not null, employee_id text, version integer not null,
            document text not null) strict, without rowid;
        create unique index if not exists account_identity on account(issuer, subject);
        create unique index if not exists account_employee on account(employee_id);
        create table if not exists session(
            account_id text not null, id text not null, ends_at text not null, document text not null,
            primary key (account_id, id)) strict, without rowid;
        create table if not exists invitation(digest text primary key, expires_at text not null, document text not null) strict, without rowid;
        create table if not exists sign_in_failures(
            key text primary key, version integer not null, ends_at text not null, document text not null) strict, without rowid;
        """;

    public event Action<string>? Changed;

    // This process alone changes them.
    public Task<IReadOnlyList<AccountChange>> ReadChangesAsync(DateTimeOffset since, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AccountChange>>([]);

    public Task<Account?> GetAsync(string id, CancellationToken ct) => FindAccountAsync("id = $id", ("$id", id));

    public Task<Account?> FindAsync(string issuer, string subject, CancellationToken ct) =>
        FindAccountAsync("issuer = $issuer and subject = $subject", ("$issuer", issuer), ("$subject", subject));

    public Task<Account?> FindByEmployeeAsync(Guid employeeId, CancellationToken ct) =>
        FindAccountAsync("employee_id = $employee", ("$employee", employeeId.ToString()));

    public Task<bool> AnyAsync(CancellationToken ct) => Task.FromResult(database.Read(Any));

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Account>>(
        database.Read(connection =>
            Query(connection, "select document from account", Reader(AccountJson.Default.Account))));

    public Task<Account?> SaveAsync(Account changed, Invitation? invitation, CancellationToken ct) =>
        database.WriteAsync(connection => Save(connection, changed, invitation), _ => Changed?.Invoke(changed.Id), ct);

    public Task<Account?> SaveByAsync(Account changed, Account by, Invitation? invitation, CancellationToken ct) =>
        database.WriteAsync(
            connection => Find(connection, by.Id)?.Version == by.Version
                ? Save(connection, changed, invitation)
                : null,
            _ => Changed?.Invoke(changed.Id),
            ct);

    public Task DeleteAsync(Account account, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            DemandScrub(connection);
            return Execute(
                connection,
                "delete from session where account_id = $id; delete from account where id = $id",
                ("$id", account.Id));
        },
        _ => Changed?.Invoke(account.Id),
        ct);

    public Task<(Account? Account, Session? Session)> FindSessionAsync(
        string accountId, string sessionId, CancellationToken ct) =>
        Task.FromResult(database.Read(connection => (
            Find(connection, accountId),
            Query(
                connection, "select document from session where account_id = $account and id = $id",
                Reader(AccountJson.Default.Session), ("$account", accountId), ("$id", sessionId))
                .SingleOrDefault())));

    public Task StartSessionAsync(Session session, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            Execute(
                connection,
                "delete from session where ends_at <= $now; delete from invitation where expires_at <= $now",
                ("$now", Text(clock.GetUtcNow())));
            return Execute(
                connection,
                "insert into session(account_id, id, ends_at, document) values ($account, $id, $ends, $document)",
                ("$account", session.AccountId), ("$id", session.Id), ("$ends", Text(session.EndsAt)),
                ("$document", JsonSerializer.Serialize(session, AccountJson.Default.Session)));
        },
        ct);

    public Task SeeSessionAsync(Session session, CancellationToken ct) => database.WriteAsync(
        connection => Execute(
            connection, "update session set document = $document where account_id = $account and id = $id",
            ("$account", session.AccountId), ("$id", session.Id),
            ("$document", JsonSerializer.Serialize(session, AccountJson.Default.Session))),
        ct);

    public Task EndSessionAsync(string accountId, string sessionId, CancellationToken ct) => database.WriteAsync(
        connection => Execute(
            connection, "delete from session where account_id = $account and id = $id",
            ("$account", accountId), ("$id", sessionId)),
        _ => Changed?.Invoke(accountId),
        ct);

    public Task<IReadOnlyList<Session>> ListSessionsAsync(string accountId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Session>>(
            [.. database.Read(connection => Query(
                    connection, "select document from session where account_id = $account",
                    Reader(AccountJson.Default.Session), ("$account", accountId)))
                .Where(session => !session.IsOver(clock.GetUtcNow()))]);

    public Task<bool> InviteAsync(Invitation invitation, CancellationToken ct) => database.WriteAsync(
        connection => Execute(
            connection, "insert or ignore into invitation(digest, expires_at, document) values ($digest, $expires, $document)",
            ("$digest", invitation.Digest), ("$expires", Text(invitation.ExpiresAt)),
            ("$document", JsonSerializer.Serialize(invitation, AccountJson.Default.Invitation))) > 0,
        ct);

    public Task<Invitation?> FindInvitationAsync(string code, CancellationToken ct) =>
        Task.FromResult(database.Read(connection => Query(
            connection, "select document from invitation where digest = $digest and expires_at > $now",
            Reader(AccountJson.Default.Invitation),
            ("$digest", Invitation.DigestOf(code)), ("$now", Text(clock.GetUtcNow()))).SingleOrDefault()));

    public Task<IReadOnlyList<Invitation>> ListInvitationsAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Invitation>>(database.Read(connection => Query(
            connection, "select document from invitation where expires_at > $now",
            Reader(AccountJson.Default.Invitation),
            ("$now", Text(clock.GetUtcNow())))));

    public Task<bool> WithdrawAsync(string digest, CancellationToken ct) =>
        database.WriteAsync(connection => Delete(connection, digest), ct);

    public Task<IReadOnlyList<SignInFailures>> FindFailuresAsync(IReadOnlyList<string> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SignInFailures>>(
            database.Read(connection => keys.Select(key => Query(
                connection, "select document from sign_in_failures where key = $key",
                Reader(AccountJson.Default.SignInFailures), ("$key", key))
                .SingleOrDefault() ?? SignInFailures.None(key)).ToList()));

    public Task<bool> SaveFailuresAsync(
        IReadOnlyList<SignInFailures> changed, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            if (changed.Any(failures => failures.Version != VersionOf(connection, failures)))
                return false;
            foreach (var saved in changed.Select(failures => failures with { Version = failures.Version + 1 }))
                Execute(
                    connection,
                    """
                    insert into sign_in_failures(key, version, ends_at, document) values ($key, $version, $ends, $document)
                    on conflict(key) do update set version = excluded.version, ends_at = excluded.ends_at, document = excluded.document
                    """,
                    ("$key", saved.Key), ("$version", saved.Version), ("$ends", Text(saved.EndsAt)),
                    ("$document", JsonSerializer.Serialize(saved, AccountJson.Default.SignInFailures)));
            Execute(
                connection, "delete from sign_in_failures where ends_at <= $now", ("$now", Text(clock.GetUtcNow())));
            return true;
        },
        ct);

    private Account? Save(SqliteConnection connection, Account changed, Invitation? invitation)
    {
        var before = Find(connection, changed.Id);
        if ((before?.Version ?? 0) != changed.Version || HasRival(connection, changed)
            || invitation is not null && !IsThere(connection, invitation)
            || invitation is { IsForFirstAdmin: true } && Any(connection))
            return null;
        if (invitation is not null)
            Delete(connection, invitation.Digest);
        var saved = changed.After(before);
        Execute(
            connection,
            """
            insert into account(id, issuer, subject, employee_id, version, document) values ($id, $issuer, $subject, $employee, $version, $document)
            on conflict(id) do update set employee_id = excluded.employee_id, version = excluded.version, document = excluded.document
            """,
            ("$id", saved.Id), ("$issuer", saved.Issuer), ("$subject", saved.Subject),
            ("$employee", saved.EmployeeId?.ToString()),
            ("$version", saved.Version), ("$document", JsonSerializer.Serialize(saved, AccountJson.Default.Account)));
        return saved;
    }

    private Task<Account?> FindAccountAsync(string where, params ReadOnlySpan<(string, object?)> parameters)
    {
        var copy = parameters.ToArray();
        return Task.FromResult(database.Read(connection =>
            Query(
                connection, $"select document from account where {where}", Reader(AccountJson.Default.Account), copy)
                .SingleOrDefault()));
    }

    private bool IsThere(SqliteConnection connection, Invitation invitation) => Query(
        connection, "select 1 from invitation where digest = $digest and expires_at > $now", _ => true,
        ("$digest", invitation.Digest), ("$now", Text(clock.GetUtcNow()))).Count > 0;

    private static bool Any(SqliteConnection connection) =>
        Query(connection, "select 1 from account limit 1", _ => true).Count > 0;

    private static bool Delete(SqliteConnection connection, string digest) =>
        Execute(connection, "delete from invitation where digest = $digest", ("$digest", digest)) > 0;

    private static bool HasRival(SqliteConnection connection, Account changed) => Query(
        connection,
        "select 1 from account where id <> $id and (issuer = $issuer and subject = $subject or employee_id = $employee)",
        _ => true,
        ("$id", changed.Id), ("$issuer", changed.Issuer), ("$subject", changed.Subject),
        ("$employee", changed.EmployeeId?.ToString())).Count > 0;

    private static Account? Find(SqliteConnection connection, string accountId) =>
        Query(
            connection, "select document from account where id = $id",
            Reader(AccountJson.Default.Account), ("$id", accountId)).SingleOrDefault();

    private static long VersionOf(SqliteConnection connection, SignInFailures failures) =>
        Query(
            connection, "select version from sign_in_failures where key = $key",
            row => row.GetInt64(0), ("$key", failures.Key)).SingleOrDefault();

    private static Func<SqliteDataReader, T> Reader<T>(JsonTypeInfo<T> type) =>
        row => JsonSerializer.Deserialize(row.GetString(0), type)!;

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
