using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>Accounts in the table of the system of record; see <see cref="AccountItem"/> for their items.</summary>
public sealed class DynamoDbAccountStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock) : IAccountStore
{
    private const string Nobody = "nobody";
    private const string HasVersion = $"{EmployeeItem.Version} = :expected";

    private readonly DynamoDbTable _table = new(dynamoDb, options.Value.TableName);

    public async Task<Account?> GetAsync(string id, CancellationToken ct) =>
        await _table.GetAsync(AccountItem.AccountKey(id), ct) is { } item ? AccountItem.Read(item, AccountJson.Default.Account) : null;

    public Task<Account?> FindAsync(string issuer, string subject, CancellationToken ct) => FollowAsync(AccountItem.IdentityKey(issuer, subject), ct);

    public Task<Account?> FindByEmployeeAsync(Guid employeeId, CancellationToken ct) => FollowAsync(AccountItem.EmployeeKey(employeeId), ct);

    public async Task<bool> AnyAsync(CancellationToken ct) => (await _table.QueryAsync(AccountItem.List, "", ct, most: 1)).Count > 0;

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct)
    {
        var ids = await _table.QueryAsync(AccountItem.List, "", ct);
        return [.. (await _table.GetManyAsync(ids.Select(item => AccountItem.AccountKey(item[EmployeeItem.SortKey].S)), ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.Account))];
    }

    public Task<Account?> SaveAsync(Account changed, Invitation? invitation, CancellationToken ct) =>
        SaveAsync(changed, invitation is null ? [] : [Use(invitation)], ct);

    public Task<Account?> SaveByAsync(Account changed, Account by, CancellationToken ct) => SaveAsync(changed, [RequireUnchanged(by)], ct);

    public async Task DeleteAsync(Account account, CancellationToken ct)
    {
        foreach (var session in await ListSessionsAsync(account.Id, ct))
            await EndSessionAsync(account.Id, session.Id, ct);
        // Its person may have passed to another account since.
        if (await GetAsync(account.Id, ct) is not { } current)
            return;
        account = current;
        List<Dictionary<string, AttributeValue>> keys =
            [AccountItem.AccountKey(account.Id), AccountItem.ListKey(account.Id), AccountItem.IdentityKey(account.Issuer, account.Subject)];
        if (account.EmployeeId is { } employee)
            keys.Add(AccountItem.EmployeeKey(employee));
        await _table.CommitAsync([.. keys.Select(key => _table.Delete(key))], ct);
    }

    public async Task<(Account? Account, Session? Session)> FindSessionAsync(string accountId, string sessionId, CancellationToken ct)
    {
        var items = await _table.GetManyAsync([AccountItem.AccountKey(accountId), AccountItem.SessionKey(accountId, sessionId)], ct);
        var session = items.Find(item => item[EmployeeItem.SortKey].S.StartsWith(AccountItem.SessionPrefix, StringComparison.Ordinal));
        var account = items.Find(item => item != session);
        return (
            account is null ? null : AccountItem.Read(account, AccountJson.Default.Account),
            session is null ? null : AccountItem.Read(session, AccountJson.Default.Session));
    }

    public Task StartSessionAsync(Session session, CancellationToken ct) => _table.PutAsync(AccountItem.Of(session), DynamoDbTable.IsNew, ct);

    public Task SeeSessionAsync(Session session, CancellationToken ct) => _table.PutAsync(AccountItem.Of(session), DynamoDbTable.IsThere, ct);

    public Task EndSessionAsync(string accountId, string sessionId, CancellationToken ct) =>
        _table.DeleteAsync(AccountItem.SessionKey(accountId, sessionId), ct);

    public async Task<IReadOnlyList<Session>> ListSessionsAsync(string accountId, CancellationToken ct) =>
        [.. (await _table.QueryAsync(AccountItem.Partition(accountId), AccountItem.SessionPrefix, ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.Session))
            .Where(session => !session.IsOver(clock.GetUtcNow()))];

    public Task InviteAsync(Invitation invitation, CancellationToken ct) => _table.PutAsync(AccountItem.Of(invitation), DynamoDbTable.IsNew, ct);

    public async Task<Invitation?> FindInvitationAsync(string code, CancellationToken ct) =>
        await _table.GetAsync(AccountItem.InvitationKey(Invitation.DigestOf(code)), ct) is { } item
        && AccountItem.Read(item, AccountJson.Default.Invitation) is var invitation && invitation.ExpiresAt > clock.GetUtcNow() ? invitation : null;

    public async Task<IReadOnlyList<SignInFailures>> FindFailuresAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var found = (await _table.GetManyAsync(keys.Select(AccountItem.FailuresKey), ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.SignInFailures)).ToDictionary(failures => failures.Key);
        return [.. keys.Select(key => found.GetValueOrDefault(key) ?? SignInFailures.None(key))];
    }

    public Task<bool> SaveFailuresAsync(IReadOnlyList<SignInFailures> changed, CancellationToken ct) => _table.CommitAsync(
        changed.Select(failures => PutOver(failures.Version, AccountItem.Of(failures with { Version = failures.Version + 1 }))), ct);

    private async Task<Account?> SaveAsync(Account changed, IEnumerable<TransactWriteItem> conditions, CancellationToken ct)
    {
        var before = changed.Version == 0 ? null : await GetAsync(changed.Id, ct);
        if (before?.Version != changed.Version && changed.Version != 0)
            return null;
        var saved = changed with { Version = changed.Version + 1 };
        return await _table.CommitAsync(Changes(before, saved).Concat(conditions), ct) ? saved : null;
    }

    private IEnumerable<TransactWriteItem> Changes(Account? before, Account saved)
    {
        yield return PutOver(before?.Version ?? 0, AccountItem.Of(saved));
        if (before is null)
        {
            yield return _table.Put(AccountItem.ListKey(saved.Id), DynamoDbTable.IsNew);
            yield return _table.Put(AccountItem.Guard(AccountItem.IdentityKey(saved.Issuer, saved.Subject), saved.Id), DynamoDbTable.IsNew);
        }
        if (before?.EmployeeId != saved.EmployeeId)
        {
            if (before?.EmployeeId is { } left)
                yield return _table.Delete(AccountItem.EmployeeKey(left));
            if (saved.EmployeeId is { } taken)
                yield return _table.Put(AccountItem.Guard(AccountItem.EmployeeKey(taken), saved.Id), DynamoDbTable.IsNew);
        }
    }

    /// <summary>The table may keep what has expired for days.</summary>
    private TransactWriteItem Use(Invitation invitation) => _table.Delete(
        AccountItem.InvitationKey(invitation.Digest), $"{EmployeeItem.ExpiresAt} > :expected", EmployeeItem.Number(clock.GetUtcNow().ToUnixTimeSeconds()));

    private TransactWriteItem RequireUnchanged(Account account) =>
        _table.Check(AccountItem.AccountKey(account.Id), HasVersion, EmployeeItem.Number(account.Version));

    /// <param name="version">The one that the item must have now; 0 for an item that must not be there.</param>
    private TransactWriteItem PutOver(long version, Dictionary<string, AttributeValue> item) =>
        version == 0 ? _table.Put(item, DynamoDbTable.IsNew) : _table.Put(item, HasVersion, EmployeeItem.Number(version));

    /// <summary>Asks twice also where there is nothing, so that the time it takes does not tell whether there is.</summary>
    private async Task<Account?> FollowAsync(Dictionary<string, AttributeValue> guard, CancellationToken ct) =>
        await GetAsync((await _table.GetAsync(guard, ct))?[AccountItem.AccountId].S ?? Nobody, ct);
}
