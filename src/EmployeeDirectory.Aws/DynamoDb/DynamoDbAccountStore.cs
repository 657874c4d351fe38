using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Accounts;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbAccountStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock)
    : IAccountStore
{
    private const string Nobody = "nobody";
    private const string HasVersion = $"{EmployeeItem.Version} = :expected";

    private readonly DynamoDbTable _table = new(dynamoDb, options.Value.TableName);

    public event Action<string>? Changed;

    public async Task<IReadOnlyList<AccountChange>> ReadChangesAsync(DateTimeOffset since, CancellationToken ct)
    {
        var changes = new List<AccountChange>();
        foreach (var partition in AccountItem.ChangePartitions(since, clock.GetUtcNow()))
            changes.AddRange((await _table.QueryFromAsync(partition, EmployeeItem.Time(since), ct))
                .Select(item => new AccountChange(item[EmployeeItem.SortKey].S, item[AccountItem.AccountId].S)));
        return changes;
    }

    public async Task<Account?> GetAsync(string id, CancellationToken ct) =>
        await _table.GetAsync(AccountItem.AccountKey(id), ct) is { } item
            ? AccountItem.Read(item, AccountJson.Default.Account)
            : null;

    public Task<Account?> FindAsync(string issuer, string subject, CancellationToken ct) =>
        FollowAsync(AccountItem.IdentityKey(issuer, subject), ct);

    public Task<Account?> FindByEmployeeAsync(Guid employeeId, CancellationToken ct) =>
        FollowAsync(AccountItem.EmployeeKey(employeeId), ct);

    public async Task<bool> AnyAsync(CancellationToken ct) =>
        (await _table.QueryAsync(AccountItem.List, "", ct, most: 1)).Count > 0;

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct)
    {
        var ids = await _table.QueryAsync(AccountItem.List, "", ct);
        return [.. (await _table.GetManyAsync(
                ids.Select(item => AccountItem.AccountKey(item[EmployeeItem.SortKey].S)), ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.Account))];
    }

    public Task<Account?> SaveAsync(Account changed, Invitation? invitation, CancellationToken ct) =>
        SaveAsync(changed, invitation, [], ct);

    public Task<Account?> SaveByAsync(Account changed, Account by, Invitation? invitation, CancellationToken ct) =>
        SaveAsync(changed, invitation, [RequireUnchanged(by)], ct);

    public async Task DeleteAsync(Account account, CancellationToken ct)
    {
        foreach (var session in await SessionsAsync(account.Id, ct))
            await EndSessionAsync(account.Id, session.Id, ct);
        // Read again: its employee may have passed to another account meanwhile.
        if (await GetAsync(account.Id, ct) is not { } current)
            return;
        account = current;
        List<Dictionary<string, AttributeValue>> keys =
            [
                AccountItem.AccountKey(account.Id), AccountItem.ListKey(account.Id),
                AccountItem.IdentityKey(account.Issuer, account.Subject)
            ];
        if (account.EmployeeId is { } employee)
            keys.Add(AccountItem.EmployeeKey(employee));
        await ChangeAsync(account.Id, keys.Select(key => _table.Delete(key)), ct);
    }

    public async Task<(Account? Account, Session? Session)> FindSessionAsync(
        string accountId, string sessionId, CancellationToken ct)
    {
        var items = await _table.GetManyAsync(
            [AccountItem.AccountKey(accountId), AccountItem.SessionKey(accountId, sessionId)], ct);
        var session = items.Find(
            item => item[EmployeeItem.SortKey].S.StartsWith(AccountItem.SessionPrefix, StringComparison.Ordinal));
        var account = items.Find(item => item != session);
        return (
            account is null ? null : AccountItem.Read(account, AccountJson.Default.Account),
            session is null ? null : AccountItem.Read(session, AccountJson.Default.Session));
    }

    public Task StartSessionAsync(Session session, CancellationToken ct) =>
        _table.PutAsync(AccountItem.From(session), DynamoDbTable.IsNew, ct);

    public Task SeeSessionAsync(Session session, CancellationToken ct) =>
        _table.PutAsync(AccountItem.From(session), DynamoDbTable.IsThere, ct);

    public Task EndSessionAsync(string accountId, string sessionId, CancellationToken ct) =>
        ChangeAsync(accountId, [_table.Delete(AccountItem.SessionKey(accountId, sessionId))], ct);

    public async Task<IReadOnlyList<Session>> ListSessionsAsync(string accountId, CancellationToken ct) =>
        [.. (await SessionsAsync(accountId, ct)).Where(session => !session.IsOver(clock.GetUtcNow()))];

    public Task<bool> InviteAsync(Invitation invitation, CancellationToken ct) =>
        _table.PutAsync(AccountItem.From(invitation), DynamoDbTable.IsNew, ct);

    public async Task<Invitation?> FindInvitationAsync(string code, CancellationToken ct) =>
        await _table.GetAsync(AccountItem.InvitationKey(Invitation.DigestOf(code)), ct) is { } item
        && AccountItem.Read(item, AccountJson.Default.Invitation) is var invitation
        && invitation.ExpiresAt > clock.GetUtcNow()
            ? invitation
            : null;

    public async Task<IReadOnlyList<Invitation>> ListInvitationsAsync(CancellationToken ct) =>
        [.. (await _table.QueryAsync(AccountItem.Invitations, "", ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.Invitation))
            .Where(invitation => invitation.ExpiresAt > clock.GetUtcNow())];

    public Task<bool> WithdrawAsync(string digest, CancellationToken ct) =>
        _table.CommitAsync([_table.Delete(AccountItem.InvitationKey(digest), DynamoDbTable.IsThere)], ct);

    public async Task<IReadOnlyList<SignInFailures>> FindFailuresAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var found = (await _table.GetManyAsync(keys.Select(AccountItem.FailuresKey), ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.SignInFailures))
            .ToDictionary(failures => failures.Key);
        return [.. keys.Select(key => found.GetValueOrDefault(key) ?? SignInFailures.None(key))];
    }

    public Task<bool> SaveFailuresAsync(IReadOnlyList<SignInFailures> changed, CancellationToken ct) =>
        _table.CommitAsync(
            changed.Select(failures =>
                PutOver(failures.Version, AccountItem.From(failures with { Version = failures.Version + 1 }))),
            ct);

    private async Task<IEnumerable<Session>> SessionsAsync(string accountId, CancellationToken ct) =>
        (await _table.QueryAsync(AccountItem.Partition(accountId), AccountItem.SessionPrefix, ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.Session));

    private async Task<Account?> SaveAsync(
        Account changed, Invitation? invitation, IEnumerable<TransactWriteItem> conditions, CancellationToken ct)
    {
        if (invitation is not null)
            conditions = [.. conditions, Use(invitation)];
        if (changed.Version == 0)
            return await CreateAsync(changed.After(null), invitation?.IsForFirstAdmin is true, [.. conditions], ct);
        var before = await GetAsync(changed.Id, ct);
        if (before?.Version != changed.Version)
            return null;
        var saved = changed.After(before);
        return await ChangeAsync(saved.Id, Changes(before, saved).Concat(conditions), ct) ? saved : null;
    }

    // Until there is an account, each new one replaces the same guard, so that only one of several at once is first.
    private async Task<Account?> CreateAsync(
        Account saved, bool onlyAsFirst, TransactWriteItem[] conditions, CancellationToken ct)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            // Read before AnyAsync: an account created in between changes the guard.
            var guard = await _table.GetAsync(AccountItem.FirstKey, ct);
            var any = await AnyAsync(ct);
            if (any && onlyAsFirst)
                return null;
            TransactWriteItem[] first = any ? [] : [TakeFirst(guard, saved)];
            if (await _table.CommitAsync([.. Changes(before: null, saved), .. conditions, .. first], ct))
                return saved;
            if (any)
                return null;
        }
        return null;
    }

    private async Task<bool> ChangeAsync(string accountId, IEnumerable<TransactWriteItem> changes, CancellationToken ct)
    {
        var done = await _table.CommitAsync(
            [.. changes, _table.Put(AccountItem.Change(accountId, clock.GetUtcNow()))], ct);
        Changed?.Invoke(accountId);
        return done;
    }

    private TransactWriteItem TakeFirst(Dictionary<string, AttributeValue>? guard, Account account)
    {
        var item = AccountItem.Guard(AccountItem.FirstKey, account.Id);
        return guard is null
            ? _table.Put(item, DynamoDbTable.IsNew)
            : _table.Put(item, $"{AccountItem.AccountId} = :expected", guard[AccountItem.AccountId]);
    }

    private IEnumerable<TransactWriteItem> Changes(Account? before, Account saved)
    {
        yield return PutOver(before?.Version ?? 0, AccountItem.From(saved));
        if (before is null)
        {
            yield return _table.Put(AccountItem.ListKey(saved.Id), DynamoDbTable.IsNew);
            yield return _table.Put(
                AccountItem.Guard(AccountItem.IdentityKey(saved.Issuer, saved.Subject), saved.Id), DynamoDbTable.IsNew);
        }
        if (before?.EmployeeId != saved.EmployeeId)
        {
            if (before?.EmployeeId is { } left)
                yield return _table.Delete(AccountItem.EmployeeKey(left));
            if (saved.EmployeeId is { } taken)
                yield return _table.Put(
                    AccountItem.Guard(AccountItem.EmployeeKey(taken), saved.Id), DynamoDbTable.IsNew);
        }
    }

    // TTL may keep an expired item for days.
    private TransactWriteItem Use(Invitation invitation) => _table.Delete(
        AccountItem.InvitationKey(invitation.Digest), $"{EmployeeItem.ExpiresAt} > :expected",
        EmployeeItem.Number(clock.GetUtcNow().ToUnixTimeSeconds()));

    private TransactWriteItem RequireUnchanged(Account account) =>
        _table.Check(AccountItem.AccountKey(account.Id), HasVersion, EmployeeItem.Number(account.Version));

    private TransactWriteItem PutOver(long version, Dictionary<string, AttributeValue> item) =>
        version == 0
            ? _table.Put(item, DynamoDbTable.IsNew)
            : _table.Put(item, HasVersion, EmployeeItem.Number(version));

    // Always reads twice, so that the time does not tell whether the account exists.
    private async Task<Account?> FollowAsync(Dictionary<string, AttributeValue> guard, CancellationToken ct) =>
        await GetAsync((await _table.GetAsync(guard, ct))?[AccountItem.AccountId].S ?? Nobody, ct);
}
