using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbEmployeeStoreTests(DynamoDbLocal engine) : EmployeeStoreFeedContract
{
    private readonly string _table = DynamoDbLocal.NewTableName();

    protected override async Task<IEmployeeStore> CreateAsync()
    {
        var client = await engine.ClientAsync();
        await client.CreateTableAsync(EmulatorTable.Definition(_table), Stop);
        return new DynamoDbEmployeeStore(client, Options.Create(new AwsOptions { TableName = _table }), Unread.Metrics, Clock, NullLogger<DynamoDbEmployeeStore>.Instance);
    }

    protected override async Task SeedAsync(IReadOnlyList<Employee> people)
    {
        using var client = await engine.ClientAsync();
        await Parallel.ForEachAsync(people.Chunk(25), Stop, async (chunk, stop) =>
        {
            var puts = chunk.Select(person => new WriteRequest(new PutRequest(EmployeeItem.From(person))));
            Assert.Empty((await client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [_table] = [.. puts] } }, stop)).UnprocessedItems ?? []);
        });
    }

    protected override async Task StoreRawAsync(Employee record)
    {
        using var client = await engine.ClientAsync();
        await client.PutItemAsync(_table, EmployeeItem.From(record), Stop);
        await client.PutItemAsync(_table, EmployeeItem.Guard(record.EmailKey!, record.Id), Stop);
    }

    protected override IAuditStore Log => new DynamoDbAuditStore(engine.ClientAsync().GetAwaiter().GetResult(), Options.Create(new AwsOptions { TableName = _table }));

    protected override async Task<IReadOnlyList<byte[]>> DumpAsync()
    {
        using var client = await engine.ClientAsync();
        return await client.DumpAsync(_table);
    }

    protected override async Task ForgetExpiredAsync(Guid id)
    {
        using var client = await engine.ClientAsync();
        await client.DeleteItemAsync(_table, EmployeeItem.ProfileKey(id), Stop);
    }

    protected override async Task AppendPlainAsync(HistoryEntry entry)
    {
        using var client = await engine.ClientAsync();
        await client.PutItemAsync(_table, EmployeeItem.From(entry), Stop);
    }

    [Fact]
    public async Task ReadChanges_WriterWithAClockTenSecondsBehind_IsNotMissed()
    {
        var reader = await ReaderWithAnotherClockAsync(TimeSpan.FromSeconds(10));
        var cursor = (await reader.ReadChangesAsync(null, Stop)).Cursor;
        var saved = await Store.AddAsync(Someone());
        Assert.Contains(new RecordVersion(saved.Id, 1), (await reader.ReadChangesAsync(cursor, Stop)).Changed);
    }

    [Fact]
    public async Task ReadChanges_WriterWithAClockTenSecondsAhead_IsSeenAtOnceEvenInTheNextHour()
    {
        var reader = await ReaderWithAnotherClockAsync(TimeSpan.FromSeconds(-10));
        var cursor = (await reader.ReadChangesAsync(null, Stop)).Cursor;
        Clock.Advance(TimeSpan.FromSeconds(5));
        var saved = await Store.AddAsync(Someone());
        Assert.Equal(10, saved.UpdatedAt.Hour);
        Assert.Contains(new RecordVersion(saved.Id, 1), (await reader.ReadChangesAsync(cursor, Stop)).Changed);
    }

    [Fact]
    public async Task GetMany_ItemThatSomethingElseWrote_LeavesItOut()
    {
        var saved = await Store.AddAsync(Someone());
        var broken = Someone() with { Version = 1 };
        var item = EmployeeItem.From(broken);
        item["status"] = new("Sabbatical");
        using var client = await engine.ClientAsync();
        await client.PutItemAsync(_table, item, Stop);

        Same(saved, Assert.Single(await Store.GetManyAsync([saved.Id, broken.Id], Stop)));
    }

    [Fact]
    public async Task Save_AddressStoredUnclean_LeavesNoGuardBehind()
    {
        var record = Someone() with { Version = 1, Email = "ada@example.com\u200B" };
        await StoreRawAsync(record);
        await Store.AddAsync(record with { JobTitle = "Countess" });
        using var client = await engine.ClientAsync();
        Assert.False((await client.GetItemAsync(_table, EmployeeItem.GuardKey(record.EmailKey!), Stop)).IsItemSet);
        Assert.True((await client.GetItemAsync(_table, EmployeeItem.GuardKey("ada@example.com"), Stop)).IsItemSet);
    }

    [Fact]
    public async Task ReadChanges_ClockSetBack_MissesNothing()
    {
        var ahead = await ReaderWithAnotherClockAsync(TimeSpan.FromMinutes(30));
        var cursor = (await ahead.ReadChangesAsync(null, Stop)).Cursor;
        var saved = await Store.AddAsync(Someone());
        Assert.Contains(new RecordVersion(saved.Id, 1), (await Store.ReadChangesAsync(cursor, Stop)).Changed);
    }

    [Fact]
    public async Task ReadChanges_AfterTwoDays_SaysThatTheCursorIsTooOld()
    {
        var cursor = (await Store.ReadChangesAsync(null, Stop)).Cursor;
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.True((await Store.ReadChangesAsync(cursor, Stop)).Expired);
    }

    private async Task<DynamoDbEmployeeStore> ReaderWithAnotherClockAsync(TimeSpan difference) =>
        new(
            await engine.ClientAsync(), Options.Create(new AwsOptions { TableName = _table }), Unread.Metrics, new Skewed(Clock, difference),
            NullLogger<DynamoDbEmployeeStore>.Instance);
}
