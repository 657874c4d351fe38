using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What every system of record leaves of people who are erased.</summary>
public abstract class EmployeeStoreErasureContract : EmployeeStoreRulesContract
{
    private readonly Traces _traces = new();

    /// <summary>Everything that is stored, as bytes.</summary>
    protected abstract Task<IReadOnlyList<byte[]>> DumpAsync();

    /// <summary>Does what time does to records that were deleted long ago.</summary>
    protected abstract Task ForgetExpiredAsync(Guid id);

    /// <summary>Writes an entry as versions of the program did that sealed no values.</summary>
    protected abstract Task AppendPlainAsync(HistoryEntry entry);

    protected abstract IAuditStore Log { get; }

    [Fact]
    public async Task Erase_LeavesNoValueOfTheirsAnywhere()
    {
        for (var others = 0; others < 30; others++)
            await Store.AddAsync(Someone($"Other {others}") with { About = new string('y', 500 * others % 4000) });
        var person = await Store.AddAsync(_traces.Person());
        person = await Store.AddAsync(_traces.Person() with { Id = person.Id, Version = 1 });
        person = await Store.AddAsync(person with { Status = EmployeeStatus.Left, JobTitle = _traces.Next() });
        await Store.AddAsync(Someone("Report") with { ManagerId = person.Id });
        Assert.NotEmpty(_traces.In(await DumpAsync()));

        await EraseAsync(person);

        Assert.Empty(_traces.In(await DumpAsync()));
    }

    [Fact]
    public async Task Save_ValuesOfEarlierVersions_AreStoredSealedOnly()
    {
        var old = _traces.Next();
        var person = await Store.AddAsync(Someone() with { JobTitle = old });
        await Store.AddAsync(person with { JobTitle = "Another" });
        var entries = (await DumpAsync()).SelectMany(bytes => System.Text.Encoding.UTF8.GetString(bytes).Split("employeeId").Skip(1));
        Assert.DoesNotContain(entries, entry => entry.Contains(old, StringComparison.Ordinal));
        Assert.Equal(new FieldChange("JobTitle", old, "Another"), Assert.Single((await Store.GetHistoryAsync(person.Id, Stop))[1].Changes));
    }

    [Fact]
    public async Task Erase_LeavesATombstoneAndWhoChangedWhat()
    {
        var person = await Store.AddAsync(Someone() with { JobTitle = "Analyst" });
        person = await Store.AddAsync(person with { Status = EmployeeStatus.Left });

        var tombstone = await EraseAsync(person);

        Same(Employee.Erased(person.Id, 3, Clock.GetUtcNow()), tombstone);
        Same(tombstone, await Store.GetAsync(person.Id, Stop));
        var history = await Store.GetHistoryAsync(person.Id, Stop);
        Assert.All(history, entry => Assert.True(entry.IsErased));
        Assert.Equal([new FieldChange("Status", null, null)], history[1].Changes);
        Assert.Equal(("admin", "192.0.2.1"), (history[1].By, history[1].Address));
        var line = await Log.ReadAsync(DateOnly.MinValue, DateOnly.MaxValue, null, Stop).SingleAsync(line => line.Kind == AuditKind.Erased, Stop);
        Assert.Equal((person.Id.ToString(), "admin", 3L), (line.Subject, line.By, line.Version));
    }

    [Fact]
    public async Task Erase_ChangedMeanwhile_IsStaleAndChangesNothing()
    {
        var person = await Store.AddAsync(Someone());
        var theirs = await Store.AddAsync(person with { JobTitle = "Theirs" });
        var result = await Store.EraseAsync(person.Id, person.Version, Author(), Stop);
        Assert.Equal(SaveOutcome.Stale, result.Outcome);
        Same(theirs, await Store.GetAsync(person.Id, Stop));
        Assert.False((await Store.GetHistoryAsync(person.Id, Stop))[0].IsErased);
    }

    [Fact]
    public async Task Erase_IsUnfinishedUntilItIsFinished()
    {
        var (first, second) = (await Store.AddAsync(Someone()), await Store.AddAsync(Someone()));
        await Store.EraseAsync(first.Id, first.Version + 1, Author(), Stop);
        Assert.Empty(await Store.ListUnfinishedErasuresAsync(Stop));
        await EraseAsync(first);
        await EraseAsync(second);
        Assert.Equivalent(new[] { first.Id, second.Id }, await Store.ListUnfinishedErasuresAsync(Stop));
        await Store.FinishErasureAsync(first.Id, Stop);
        await Store.FinishErasureAsync(first.Id, Stop);
        Assert.Equal([second.Id], await Store.ListUnfinishedErasuresAsync(Stop));
    }

    [Fact]
    public async Task Erase_Twice_IsNoError()
    {
        var person = await Store.AddAsync(Someone());
        var tombstone = await EraseAsync(person);
        Clock.Advance(TimeSpan.FromDays(400));
        Same(tombstone, Accepted(await Store.EraseAsync(person.Id, person.Version, Author(), Stop)));
        Same(tombstone, await Store.GetAsync(person.Id, Stop));
    }

    [Fact]
    public async Task Erase_NobodyThere_IsNotFound() =>
        Assert.Equal(SaveOutcome.NotFound, (await Store.EraseAsync(Guid.CreateVersion7(), 1, Author(), Stop)).Outcome);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Save_OfSomeoneErased_BringsNobodyBack(long version)
    {
        var person = await Store.AddAsync(Someone());
        var tombstone = await EraseAsync(person);
        Assert.Equal(SaveOutcome.NotFound, (await Store.SaveAsync(person with { Version = version, JobTitle = "Zombie" })).Outcome);
        Same(tombstone, await Store.GetAsync(person.Id, Stop));
    }

    [Fact]
    public async Task Erase_WhileOthersSave_EitherWins()
    {
        for (var round = 0; round < 10; round++)
        {
            var person = await Store.AddAsync(Someone());
            var erase = Task.Run(() => Store.EraseAsync(person.Id, person.Version, Author(), Stop), Stop);
            var save = Task.Run(() => Store.SaveAsync(person with { JobTitle = "Saved" }), Stop);
            var (erased, saved) = ((await erase).Outcome, (await save).Outcome);
            Assert.Equal(erased == SaveOutcome.Saved ? (SaveOutcome.Saved, SaveOutcome.NotFound) : (SaveOutcome.Stale, SaveOutcome.Saved), (erased, saved));
            Assert.Equal(erased == SaveOutcome.Saved, (await Store.GetAsync(person.Id, Stop))!.IsErased);
        }
    }

    [Fact]
    public async Task Erase_FreesTheirEmail()
    {
        await EraseAsync(await Store.AddAsync(Someone() with { Email = "ada@example.com" }));
        await Store.AddAsync(Someone() with { Email = "ada@example.com" });
    }

    [Fact]
    public async Task Erase_OfAManager_LeavesTheirReportsAsTheyAre()
    {
        var manager = await Store.AddAsync(Someone("Grace"));
        var report = await Store.AddAsync(Someone() with { ManagerId = manager.Id });
        await EraseAsync(manager);
        Assert.Equal(manager.Id, (await Store.AddAsync(report with { JobTitle = "Analyst" })).ManagerId);
        Assert.Equal(SaveOutcome.ManagerGone, (await Store.SaveAsync(Someone() with { ManagerId = manager.Id })).Outcome);
    }

    [Fact]
    public async Task Erase_IsToldByTheFeedAndTheComparison()
    {
        var person = await Store.AddAsync(Someone());
        Clock.Advance(TimeSpan.FromMinutes(5));
        var cursor = (await Store.ReadChangesAsync(null, Stop)).Cursor;
        var tombstone = await EraseAsync(person);
        Assert.Contains(new RecordVersion(person.Id, 2), (await Store.ReadChangesAsync(cursor, Stop)).Changed);
        Assert.Contains(new RecordVersion(person.Id, 2), await Store.ReadVersionsAsync(Stop).ToListAsync(Stop));
        Same(tombstone, Assert.Single(await Store.GetManyAsync([person.Id], Stop)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erase_RecordThatHasExpired_ErasesTheHistory(bool forgotten)
    {
        var person = await Store.AddAsync(_traces.Person());
        person = await Store.AddAsync(person with { DeletedAt = Clock.GetUtcNow() });
        Clock.Advance(Employee.DeletedRetention);
        if (forgotten)
            await ForgetExpiredAsync(person.Id);
        Assert.Null(await Store.GetAsync(person.Id, Stop));
        Assert.False((await Store.GetHistoryAsync(person.Id, Stop))[^1].IsErased);
        Assert.Equal(SaveOutcome.Stale, (await Store.EraseAsync(person.Id, 1, Author(), Stop)).Outcome);

        await EraseAsync(person);

        Assert.True((await Store.GetHistoryAsync(person.Id, Stop))[^1].IsErased);
        Assert.Empty(_traces.In(await DumpAsync()));
    }

    [Fact]
    public async Task History_OfVersionsThatSealedNothing_CanBeRead()
    {
        var plain = HistoryEntry.From(null, Someone("Old") with { Version = 1 }, Author());
        await AppendPlainAsync(plain);
        Assert.Equivalent(plain, Assert.Single(await Store.GetHistoryAsync(plain.EmployeeId, Stop)), strict: true);
    }

    private async Task<Employee> EraseAsync(Employee person) =>
        Accepted(await Store.EraseAsync(person.Id, person.Version, Author(), Stop));
}
