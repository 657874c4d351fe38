using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>The system of record in one DynamoDB table; see <see cref="EmployeeItem"/> for its items.</summary>
public sealed class DynamoDbEmployeeStore(
    IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock, ILogger<DynamoDbEmployeeStore> logger) : IEmployeeStore
{
    private const int Attempts = 12;

    private readonly string _table = options.Value.TableName;
    private readonly DynamoDbChangeFeed _feed = new(dynamoDb, options.Value.TableName, clock);
    private readonly DynamoDbLogDays _days = new(dynamoDb, options.Value.TableName);

    public async Task<Employee?> GetAsync(Guid id, CancellationToken ct) =>
        await ReadAsync(id, ct) is { } found && !found.IsExpired(clock.GetUtcNow()) ? found : null;

    public async Task<SaveResult> SaveAsync(Employee changed, Author author, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var (result, plan) = SavePlan.Decide(await ReadAsync(changed.Id, ct), changed, author, clock.GetUtcNow());
            if (plan is null)
                return result!;
            var transaction = new SaveTransaction(_table, plan);
            if (plan.ChecksManager && await CheckManagerAsync(transaction, plan.Saved, ct) is { } problem)
                return new SaveResult(problem);
            await _days.MarkAsync(DateOnly.FromDateTime(plan.Entry.At.UtcDateTime), ct);
            if (await CommitAsync(transaction, ct) is { } outcome)
                return outcome == SaveOutcome.Saved ? new SaveResult(outcome, plan.Saved) : new SaveResult(outcome);
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40 << Math.Min(attempt, 5))), ct);
        }
        throw new StoreUnavailableException("Others changed the same records all the while.", new TimeoutException());
    }

    public Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(Guid id, CancellationToken ct) => AwsCall.RunAsync<IReadOnlyList<HistoryEntry>>(
        async bounded =>
        {
            var pages = dynamoDb.Paginators.Query(new QueryRequest(_table)
            {
                ConsistentRead = true,
                KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :person and begins_with({EmployeeItem.SortKey}, :history)",
                ExpressionAttributeValues = new()
                {
                    [":person"] = new(EmployeeItem.Partition(id)),
                    [":history"] = new(EmployeeItem.HistoryPrefix)
                }
            });
            return await pages.Responses.SelectMany(page => page.Items).Select(EmployeeItem.ToHistoryEntry).ToListAsync(bounded);
        },
        ct);

    public IAsyncEnumerable<RecordVersion> ReadVersionsAsync(CancellationToken ct) => _feed.ReadAllAsync(ct);

    public async Task<IReadOnlyList<Employee>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = new ConcurrentBag<Employee>();
        await Parallel.ForEachAsync(
            ids.Chunk(100),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct },
            async (chunk, stop) =>
            {
                foreach (var employee in (await BatchGetAsync(chunk, stop)).Select(Decode).OfType<Employee>())
                    found.Add(employee);
            });
        return [.. found];
    }

    public Task<ChangePage> ReadChangesAsync(string? cursor, CancellationToken ct) => _feed.ReadAsync(cursor, ct);

    public Task<string> GetIdentityAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded => (await dynamoDb.DescribeTableAsync(_table, bounded)).Table is var table ? table.TableId ?? table.TableArn : "", ct, AwsCall.AtStart);

    public Task PingAsync(CancellationToken ct) => ReadAsync(Guid.Empty, ct);

    /// <summary>Null for an item that something else wrote: one such must not keep everybody out of the lists.</summary>
    private Employee? Decode(Dictionary<string, AttributeValue> item)
    {
        try
        {
            return EmployeeItem.ToEmployee(item);
        }
        catch (JsonException fault)
        {
            logger.LogError(fault, "The profile {Key} cannot be read and is left out", item[EmployeeItem.PartitionKey].S);
            return null;
        }
    }

    private async Task<Employee?> ReadAsync(Guid id, CancellationToken ct) =>
        await GetItemAsync(EmployeeItem.ProfileKey(id), ct) is { } item ? EmployeeItem.ToEmployee(item) : null;

    private async Task<long> CountMovesAsync(CancellationToken ct) =>
        await GetItemAsync(EmployeeItem.ReportingLinesKey, ct) is { } item ? long.Parse(item[EmployeeItem.Version].N, CultureInfo.InvariantCulture) : 0;

    private Task<Dictionary<string, AttributeValue>?> GetItemAsync(Dictionary<string, AttributeValue> key, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var response = await dynamoDb.GetItemAsync(new GetItemRequest { TableName = _table, Key = key, ConsistentRead = true }, bounded);
            return response.IsItemSet ? response.Item : null;
        },
        ct);

    /// <summary>
    /// Walks the line above the new manager. A move is also counted, on condition that none was counted meanwhile, so that two
    /// saves at once cannot close a cycle between them; a new record cannot close one, as nobody reports to it yet.
    /// </summary>
    private async Task<SaveOutcome?> CheckManagerAsync(SaveTransaction transaction, Employee saved, CancellationToken ct)
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

    /// <summary>Null asks for another attempt on what is there now.</summary>
    private Task<SaveOutcome?> CommitAsync(SaveTransaction transaction, CancellationToken ct) => AwsCall.RunAsync<SaveOutcome?>(
        async bounded =>
        {
            try
            {
                await dynamoDb.TransactWriteItemsAsync(transaction.Request, bounded);
                return SaveOutcome.Saved;
            }
            catch (TransactionCanceledException cancelled)
            {
                return transaction.OutcomeOf(cancelled);
            }
            catch (TransactionInProgressException)
            {
                return null;
            }
        },
        ct);

    private Task<List<Dictionary<string, AttributeValue>>> BatchGetAsync(Guid[] ids, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var items = new List<Dictionary<string, AttributeValue>>();
            var pending = new Dictionary<string, KeysAndAttributes>
            {
                [_table] = new() { ConsistentRead = true, Keys = [.. ids.Select(EmployeeItem.ProfileKey)] }
            };
            while (pending is { Count: > 0 })
            {
                var response = await dynamoDb.BatchGetItemAsync(new BatchGetItemRequest(pending), bounded);
                items.AddRange(response.Responses[_table]);
                pending = response.UnprocessedKeys;
            }
            return items;
        },
        ct);
}
