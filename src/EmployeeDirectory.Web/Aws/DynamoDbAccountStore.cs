using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>Accounts in the table of the system of record; see <see cref="AccountItem"/> for their items.</summary>
public sealed class DynamoDbAccountStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock) : IAccountStore
{
    private const int MostInBatch = 100;
    private const int Attempts = 8;
    private const string Nobody = "nobody";

    private readonly string _table = options.Value.TableName;

    public async Task<Account?> GetAsync(string id, CancellationToken ct) =>
        await GetItemAsync(AccountItem.AccountKey(id), ct) is { } item ? AccountItem.Read(item, AccountJson.Default.Account) : null;

    public Task<Account?> FindAsync(string issuer, string subject, CancellationToken ct) => FollowAsync(AccountItem.IdentityKey(issuer, subject), ct);

    public Task<Account?> FindByEmployeeAsync(Guid employeeId, CancellationToken ct) => FollowAsync(AccountItem.EmployeeKey(employeeId), ct);

    public Task<bool> AnyAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded => (await dynamoDb.QueryAsync(All(AccountItem.List, "", most: 1), bounded)).Count > 0, ct);

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct)
    {
        var accounts = new List<Account>();
        foreach (var ids in (await QueryAsync(AccountItem.List, "", ct)).Chunk(MostInBatch))
            accounts.AddRange((await BatchGetAsync([.. ids.Select(item => AccountItem.AccountKey(item[EmployeeItem.SortKey].S))], ct))
                .Select(item => AccountItem.Read(item, AccountJson.Default.Account)));
        return accounts;
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
        await CommitAsync([.. keys.Select(Delete)], ct);
    }

    public async Task<(Account? Account, Session? Session)> FindSessionAsync(string accountId, string sessionId, CancellationToken ct)
    {
        var items = await BatchGetAsync([AccountItem.AccountKey(accountId), AccountItem.SessionKey(accountId, sessionId)], ct);
        var session = items.Find(item => item[EmployeeItem.SortKey].S.StartsWith(AccountItem.SessionPrefix, StringComparison.Ordinal));
        var account = items.Find(item => item != session);
        return (
            account is null ? null : AccountItem.Read(account, AccountJson.Default.Account),
            session is null ? null : AccountItem.Read(session, AccountJson.Default.Session));
    }

    public Task StartSessionAsync(Session session, CancellationToken ct) => PutAsync(AccountItem.Of(session), "attribute_not_exists", ct);

    public Task SeeSessionAsync(Session session, CancellationToken ct) => PutAsync(AccountItem.Of(session), "attribute_exists", ct);

    public Task EndSessionAsync(string accountId, string sessionId, CancellationToken ct) => AwsCall.RunAsync(
        bounded => dynamoDb.DeleteItemAsync(_table, AccountItem.SessionKey(accountId, sessionId), bounded), ct);

    public async Task<IReadOnlyList<Session>> ListSessionsAsync(string accountId, CancellationToken ct) =>
        [.. (await QueryAsync(AccountItem.Partition(accountId), AccountItem.SessionPrefix, ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.Session))
            .Where(session => !session.IsOver(clock.GetUtcNow()))];

    public Task InviteAsync(Invitation invitation, CancellationToken ct) => PutAsync(AccountItem.Of(invitation), "attribute_not_exists", ct);

    public async Task<Invitation?> FindInvitationAsync(string code, CancellationToken ct) =>
        await GetItemAsync(AccountItem.InvitationKey(Invitation.DigestOf(code)), ct) is { } item
        && AccountItem.Read(item, AccountJson.Default.Invitation) is var invitation && invitation.ExpiresAt > clock.GetUtcNow() ? invitation : null;

    public async Task<IReadOnlyList<SignInFailures>> FindFailuresAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var found = (await BatchGetAsync([.. keys.Select(AccountItem.FailuresKey)], ct))
            .Select(item => AccountItem.Read(item, AccountJson.Default.SignInFailures)).ToDictionary(failures => failures.Key);
        return [.. keys.Select(key => found.GetValueOrDefault(key) ?? SignInFailures.None(key))];
    }

    public Task<bool> SaveFailuresAsync(IReadOnlyList<SignInFailures> changed, CancellationToken ct) => CommitAsync(
        [.. changed.Select(failures => Put(
            AccountItem.Of(failures with { Version = failures.Version + 1 }),
            failures.Version == 0 ? null : (EmployeeItem.Version, EmployeeItem.Number(failures.Version))))],
        ct);

    private async Task<Account?> SaveAsync(Account changed, IEnumerable<TransactWriteItem> conditions, CancellationToken ct)
    {
        var before = changed.Version == 0 ? null : await GetAsync(changed.Id, ct);
        if (before?.Version != changed.Version && changed.Version != 0)
            return null;
        var saved = changed with { Version = changed.Version + 1 };
        return await CommitAsync([.. Changes(before, saved), .. conditions], ct) ? saved : null;
    }

    private IEnumerable<TransactWriteItem> Changes(Account? before, Account saved)
    {
        yield return Put(AccountItem.Of(saved), before is null ? null : (EmployeeItem.Version, EmployeeItem.Number(before.Version)));
        if (before is null)
        {
            yield return Put(AccountItem.ListKey(saved.Id), null);
            yield return Put(AccountItem.Guard(AccountItem.IdentityKey(saved.Issuer, saved.Subject), saved.Id), null);
        }
        if (before?.EmployeeId != saved.EmployeeId)
        {
            if (before?.EmployeeId is { } left)
                yield return Delete(AccountItem.EmployeeKey(left));
            if (saved.EmployeeId is { } taken)
                yield return Put(AccountItem.Guard(AccountItem.EmployeeKey(taken), saved.Id), null);
        }
    }

    /// <summary>The table may keep what has expired for days.</summary>
    private TransactWriteItem Use(Invitation invitation)
    {
        var used = Delete(AccountItem.InvitationKey(invitation.Digest));
        used.Delete.ConditionExpression = $"{EmployeeItem.ExpiresAt} > :now";
        used.Delete.ExpressionAttributeValues = new() { [":now"] = EmployeeItem.Number(clock.GetUtcNow().ToUnixTimeSeconds()) };
        return used;
    }

    private TransactWriteItem RequireUnchanged(Account account) => new()
    {
        ConditionCheck = new()
        {
            TableName = _table,
            Key = AccountItem.AccountKey(account.Id),
            ConditionExpression = $"{EmployeeItem.Version} = :seen",
            ExpressionAttributeValues = new() { [":seen"] = EmployeeItem.Number(account.Version) }
        }
    };

    /// <param name="expected">The attribute that the item must have now; null for an item that must not be there.</param>
    private TransactWriteItem Put(Dictionary<string, AttributeValue> item, (string Name, AttributeValue Value)? expected) => new()
    {
        Put = new()
        {
            TableName = _table,
            Item = item,
            ConditionExpression = expected is { } now ? $"{now.Name} = :expected" : $"attribute_not_exists({EmployeeItem.PartitionKey})",
            ExpressionAttributeValues = expected is { } value ? new() { [":expected"] = value.Value } : null
        }
    };

    private TransactWriteItem Delete(Dictionary<string, AttributeValue> key) => new() { Delete = new() { TableName = _table, Key = key } };

    private Task<bool> CommitAsync(List<TransactWriteItem> changes, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await dynamoDb.TransactWriteItemsAsync(
                        new TransactWriteItemsRequest { TransactItems = changes, ClientRequestToken = Guid.NewGuid().ToString() }, bounded);
                    return true;
                }
                catch (TransactionCanceledException cancelled) when (cancelled.CancellationReasons.Exists(reason => reason.Code == "ConditionalCheckFailed"))
                {
                    return false;
                }
                catch (TransactionCanceledException) when (attempt < Attempts)
                {
                    // Another change of the same items was under way.
                    await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40 << Math.Min(attempt, 5))), bounded);
                }
            }
        },
        ct);

    private Task<bool> PutAsync(Dictionary<string, AttributeValue> item, string condition, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            try
            {
                await dynamoDb.PutItemAsync(
                    new PutItemRequest { TableName = _table, Item = item, ConditionExpression = $"{condition}({EmployeeItem.PartitionKey})" }, bounded);
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                // A resent request finds what the first has done; a session that has ended stays so.
                return false;
            }
        },
        ct);

    /// <summary>Asks twice also where there is nothing, so that the time it takes does not tell whether there is.</summary>
    private async Task<Account?> FollowAsync(Dictionary<string, AttributeValue> guard, CancellationToken ct) =>
        await GetAsync((await GetItemAsync(guard, ct))?[AccountItem.AccountId].S ?? Nobody, ct);

    private Task<Dictionary<string, AttributeValue>?> GetItemAsync(Dictionary<string, AttributeValue> key, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var response = await dynamoDb.GetItemAsync(new GetItemRequest { TableName = _table, Key = key, ConsistentRead = true }, bounded);
            return response.IsItemSet ? response.Item : null;
        },
        ct);

    private Task<List<Dictionary<string, AttributeValue>>> BatchGetAsync(List<Dictionary<string, AttributeValue>> keys, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var items = new List<Dictionary<string, AttributeValue>>();
            var pending = new Dictionary<string, KeysAndAttributes> { [_table] = new() { ConsistentRead = true, Keys = keys } };
            while (pending is { Count: > 0 })
            {
                var response = await dynamoDb.BatchGetItemAsync(new BatchGetItemRequest(pending), bounded);
                items.AddRange(response.Responses[_table]);
                pending = response.UnprocessedKeys;
            }
            return items;
        },
        ct);

    private Task<List<Dictionary<string, AttributeValue>>> QueryAsync(string partition, string prefix, CancellationToken ct) => AwsCall.RunAsync(
        async bounded => await dynamoDb.Paginators.Query(All(partition, prefix)).Responses.SelectMany(page => page.Items).ToListAsync(bounded), ct);

    private QueryRequest All(string partition, string prefix, int? most = null) => new(_table)
    {
        ConsistentRead = true,
        Limit = most,
        KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :partition" + (prefix.Length > 0 ? $" and begins_with({EmployeeItem.SortKey}, :prefix)" : ""),
        ExpressionAttributeValues = prefix.Length > 0 ? new() { [":partition"] = new(partition), [":prefix"] = new(prefix) } : new() { [":partition"] = new(partition) }
    };
}
