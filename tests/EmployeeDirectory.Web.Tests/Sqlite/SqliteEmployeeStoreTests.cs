using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Sqlite;

public sealed class SqliteEmployeeStoreTests : EmployeeStoreFeedContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    public override ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<IEmployeeStore> CreateAsync() => Task.FromResult<IEmployeeStore>(Open());

    protected override async Task SeedAsync(IReadOnlyList<Employee> people)
    {
        foreach (var person in people)
            await Store.AddAsync(person with { Version = 0 });
    }

    protected override Task StoreRawAsync(Employee record) => _database.WriteRawAsync(record);

    protected override IAuditStore Log => new SqliteAuditStore(_database);

    protected override Task<IReadOnlyList<byte[]>> DumpAsync() => Task.FromResult<IReadOnlyList<byte[]>>([.. Traces.Files(_folder.Path)]);

    protected override Task ForgetExpiredAsync(Guid id) => ((SqliteEmployeeStore)Store).PurgeAsync(Stop);

    protected override Task AppendPlainAsync(HistoryEntry entry) => _database.WriteAsync(
        connection =>
        {
            SqliteHistory.Append(connection, entry, newKey: null);
            return true;
        },
        Stop);

    [Fact]
    public async Task Purge_OfTombstones_LeavesThem()
    {
        var person = await Store.AddAsync(Someone());
        Accepted(await Store.EraseAsync(person.Id, 1, Author(), Stop));
        Clock.Advance(Employee.DeletedRetention * 2);
        Assert.Equal(0, await ((SqliteEmployeeStore)Store).PurgeAsync(Stop));
        Assert.True((await Store.GetAsync(person.Id, Stop))!.IsErased);
    }

    [Theory, InlineData("history"), InlineData("log")]
    public async Task Save_WhatTellsOfItCannotBeWritten_ChangesNothing(string table)
    {
        var saved = await Store.AddAsync(Someone());
        await _database.WriteAsync(connection => SqliteDatabase.Execute(connection, $"create trigger refuse before insert on {table} begin select raise(abort, 'refused'); end"), Stop);

        await Assert.ThrowsAnyAsync<Exception>(() => Store.SaveAsync(saved with { JobTitle = "Countess" }, Author(), Stop));

        Same(saved, (await Store.GetAsync(saved.Id, Stop))!);
        Assert.Single(await Store.GetHistoryAsync(saved.Id, Stop));
    }

    [Fact]
    public async Task Open_Again_KeepsEveryRecordAndTheIdentity()
    {
        var saved = await Store.AddAsync(Someone());
        var identity = await Store.GetIdentityAsync(Stop);
        _database.Dispose();

        var again = Open();

        Same(saved, await again.GetAsync(saved.Id, Stop));
        Assert.Equal(identity, await again.GetIdentityAsync(Stop));
    }

    [Fact]
    public async Task Purge_ForgetsWhatCannotBeRestoredAndNothingElse()
    {
        var store = (SqliteEmployeeStore)Store;
        var old = await Store.AddAsync(Someone());
        await Store.AddAsync(old with { DeletedAt = Clock.GetUtcNow() });
        Clock.Advance(Employee.DeletedRetention);
        var recent = await Store.AddAsync(Someone());
        recent = await Store.AddAsync(recent with { DeletedAt = Clock.GetUtcNow() });

        Assert.Equal(1, await store.PurgeAsync(Stop));

        Assert.Equal([new RecordVersion(recent.Id, 2)], await Store.ReadVersionsAsync(Stop).ToListAsync(Stop));
        Assert.Equal(2, (await Store.GetHistoryAsync(old.Id, Stop)).Count);
    }

    [Fact]
    public async Task ReadChanges_LastChangeWasPurged_TellsOfTheNext()
    {
        var old = await Store.AddAsync(Someone());
        await Store.AddAsync(old with { DeletedAt = Clock.GetUtcNow() });
        var cursor = (await Store.ReadChangesAsync(null, Stop)).Cursor;
        Clock.Advance(Employee.DeletedRetention);
        await ((SqliteEmployeeStore)Store).PurgeAsync(Stop);

        var next = await Store.AddAsync(Someone());

        Assert.Equal([new RecordVersion(next.Id, 1)], (await Store.ReadChangesAsync(cursor, Stop)).Changed);
    }

    private SqliteEmployeeStore Open()
    {
        _database = new SqliteDatabase(_folder.PathOf("employees.db"), SqliteEmployeeStore.Schema, "off");
        return new SqliteEmployeeStore(_database, Unread.Metrics, Clock);
    }
}
