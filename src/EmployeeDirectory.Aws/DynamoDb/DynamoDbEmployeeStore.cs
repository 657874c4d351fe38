using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbEmployeeStore(
    IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, DirectoryMetrics metrics, TimeProvider clock,
    ILogger<DynamoDbEmployeeStore> logger)
    : IEmployeeStore
{
    private const int Attempts = 12;

    private readonly string _table = options.Value.TableName;
    private readonly DynamoDbTable _items = new(dynamoDb, options.Value.TableName);
    private readonly DynamoDbChangeFeed _feed = new(dynamoDb, options.Value.TableName, clock);
    private readonly DynamoDbCorrectionStore _corrections = new(dynamoDb, options, clock);
    private readonly DynamoDbHistory _history = new(dynamoDb, options.Value.TableName);
    private readonly AuditDays _days = new(dynamoDb, options.Value.TableName);

    public async Task<Employee?> GetAsync(Guid id, CancellationToken ct) =>
        await ReadAsync(id, ct) is { } found && !found.IsExpired(clock.GetUtcNow()) ? found : null;

    public Task<SaveResult> SaveAsync(Employee changed, Author author, CancellationToken ct) =>
        SaveAsync(changed, null, author, ct);

    public Task<SaveResult> AcceptAsync(Employee changed, Correction accepted, Author author, CancellationToken ct) =>
        SaveAsync(changed, accepted, author, ct);

    private Task<SaveResult> SaveAsync(Employee changed, Correction? accepted, Author author, CancellationToken ct) =>
        SettleAsync(
            async () =>
            {
                if (accepted is not null && !await _corrections.IsOpenAsync(accepted, ct))
                    return new SaveResult(SaveOutcome.AlreadySettled);
                var (current, key) = await ReadWithKeyAsync(changed.Id, ct);
                var (result, plan) = SavePlan.Decide(current, key, changed, author, clock.GetUtcNow());
                if (plan is null)
                    return accepted is null || result!.Outcome != SaveOutcome.Saved
                        || await _corrections.SettleAsync(accepted, ct)
                            ? result
                            : null;
                var transaction = new SaveTransaction(_table, plan);
                if (accepted is not null)
                    transaction.Request.TransactItems.AddRange(_corrections.Settlement(accepted));
                if (plan.ChecksManager && await CheckManagerAsync(transaction, plan.Saved, ct) is { } problem)
                    return new SaveResult(problem);
                return await CommitAsync(transaction, plan.Saved, ct);
            },
            ct);

    public Task<SaveResult> EraseAsync(Guid id, long version, Author author, CancellationToken ct) => SettleAsync(
        async () =>
        {
            var current = await ReadAsync(id, ct);
            var lastVersion = current is null ? await _history.LastVersionAsync(id, ct) : null;
            var (result, plan) = ErasurePlan.Decide(id, current, lastVersion, version, author, clock.GetUtcNow());
            return plan is null ? result : await CommitAsync(new SaveTransaction(_table, plan), plan.Tombstone, ct);
        },
        ct);

    public async Task<IReadOnlyList<Guid>> ListUnfinishedErasuresAsync(CancellationToken ct) =>
        [.. (await _items.QueryAsync(EmployeeItem.UnfinishedErasures, "", ct))
            .Select(item => Guid.Parse(item[EmployeeItem.SortKey].S))];

    public Task FinishErasureAsync(Guid id, CancellationToken ct) =>
        _items.DeleteAsync(EmployeeItem.UnfinishedErasureKey(id), ct);

    public Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(Guid id, CancellationToken ct) =>
        _history.ReadAsync(id, ct);

    public IAsyncEnumerable<RecordVersion> ReadVersionsAsync(CancellationToken ct) => _feed.ReadAllAsync(ct);

    public async Task<IReadOnlyList<Employee>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = new ConcurrentBag<Employee>();
        await Parallel.ForEachAsync(
            ids.Chunk(100),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct },
            async (chunk, stop) =>
            {
                foreach (var employee in (await _items.GetManyAsync(chunk.Select(EmployeeItem.ProfileKey), stop))
                    .Select(Decode).OfType<Employee>())
                    found.Add(employee);
            });
        return [.. found];
    }

    public Task<ChangePage> ReadChangesAsync(string? cursor, CancellationToken ct) => _feed.ReadAsync(cursor, ct);

    public Task<string> GetIdentityAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
            (await dynamoDb.DescribeTableAsync(_table, bounded)).Table is var table
                ? table.TableId ?? table.TableArn
                : "",
        ct, AwsCall.AtStart);

    public Task WriteHeartbeatAsync(CancellationToken ct) => AwsCall.RunAsync(
        bounded => dynamoDb.PutItemAsync(_table, EmployeeItem.HeartbeatKey, bounded), ct);

    public Task PingAsync(CancellationToken ct) => ReadAsync(Guid.Empty, ct);

    // Null for an item that something else wrote: one bad item must not take down all lists.
    private Employee? Decode(Dictionary<string, AttributeValue> item)
    {
        try
        {
            return EmployeeItem.ToEmployee(item);
        }
        catch (JsonException fault)
        {
            logger.LogError(
                fault, "The profile {Key} cannot be read and is left out", item[EmployeeItem.PartitionKey].S);
            return null;
        }
    }

    private async Task<Employee?> ReadAsync(Guid id, CancellationToken ct) =>
        await _items.GetAsync(EmployeeItem.ProfileKey(id), ct) is { } item ? EmployeeItem.ToEmployee(item) : null;

    private async Task<(Employee?, PersonKey?)> ReadWithKeyAsync(Guid id, CancellationToken ct)
    {
        var items = await _items.GetManyAsync([EmployeeItem.ProfileKey(id), EmployeeItem.PersonKeyKey(id)], ct);
        var profile = items.Find(item => item[EmployeeItem.PartitionKey].S == EmployeeItem.Partition(id));
        var key = items.Find(item => item != profile);
        return (
            profile is null ? null : EmployeeItem.ToEmployee(profile),
            key is null ? null : EmployeeItem.ToPersonKey(key));
    }

    private async Task<long> CountMovesAsync(CancellationToken ct) =>
        await _items.GetAsync(EmployeeItem.ReportingLinesKey, ct) is { } item
            ? long.Parse(item[EmployeeItem.Version].N, CultureInfo.InvariantCulture)
            : 0;

    // Moves are counted, as two saves at once could close a cycle between them. A new record has no reports and cannot.
    private async Task<SaveOutcome?> CheckManagerAsync(
        SaveTransaction transaction, Employee saved, CancellationToken ct)
    {
        var moves = saved.Version == 1 ? 0 : await CountMovesAsync(ct);
        var next = saved.ManagerId;
        for (var depth = 1; next is { } id; depth++)
        {
            if (id == saved.Id || depth > SavePlan.MaxReportingLine)
                return SaveOutcome.ReportingCycle;
            var above = await ReadAsync(id, ct);
            if (depth == 1 && above is null or { IsDeleted: true })
                return SaveOutcome.ManagerGone;
            next = above?.ManagerId;
        }
        transaction.RequireManager(saved.ManagerId!.Value);
        if (saved.Version > 1)
            transaction.CountMove(moves);
        return null;
    }

    /// <param name="attempt">Null asks for another attempt on fresh data.</param>
    private async Task<SaveResult> SettleAsync(Func<Task<SaveResult?>> attempt, CancellationToken ct)
    {
        for (var attempts = 1; attempts <= Attempts; attempts++)
        {
            if (await attempt() is { } result)
                return metrics.Count(result);
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40 << Math.Min(attempts, 5))), ct);
        }
        throw new StoreUnavailableException("Others kept changing the same records.", new TimeoutException());
    }

    private async Task<SaveResult?> CommitAsync(SaveTransaction transaction, Employee saved, CancellationToken ct)
    {
        await _days.MarkAsync(DateOnly.FromDateTime(saved.UpdatedAt.UtcDateTime), ct);
        return await AwsCall.RunAsync<SaveResult?>(
            async bounded =>
            {
                try
                {
                    await dynamoDb.TransactWriteItemsAsync(transaction.Request, bounded);
                    return new SaveResult(SaveOutcome.Saved, saved);
                }
                catch (TransactionCanceledException cancelled)
                {
                    return transaction.OutcomeOf(cancelled) is { } outcome ? new SaveResult(outcome) : null;
                }
                catch (TransactionInProgressException)
                {
                    return null;
                }
            },
            ct);
    }
}
