using EmployeeDirectory.Core.Employees;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What every system of record does about rules between records, and with many writers at once.</summary>
public abstract class EmployeeStoreRulesContract : EmployeeStoreContract
{
    /// <summary>Stores a record and the guard of its address as an earlier version did, which cleaned neither.</summary>
    protected abstract Task StoreRawAsync(Employee record);

    [Fact]
    public async Task Save_AddressStoredUnclean_CleansItAndMovesItsGuard()
    {
        var record = Someone() with { Version = 1, Email = "Ada@Example.com\u200B." };
        await StoreRawAsync(record);

        var saved = await Store.AddAsync(record with { JobTitle = "Countess" });

        Assert.Equal("Ada@Example.com", saved.Email);
        Assert.Equal(SaveOutcome.EmailTaken, (await Store.SaveAsync(Someone("Other") with { Email = "ada@example.com" })).Outcome);
        Assert.Equal(SaveOutcome.EmailTaken, (await Store.SaveAsync(Someone("Other") with { Email = "<ada@example.com\u00A0>" })).Outcome);
        await Store.AddAsync(saved with { Email = null });
        await Store.AddAsync(Someone("Other") with { Email = "ada@example.com" });
    }

    [Fact]
    public async Task Save_AddressStoredUncleanOfSomeoneDeletedAndRestored_IsCleanAndTheirs()
    {
        var record = Someone() with { Version = 1, Email = "ada@example.com\u200B" };
        await StoreRawAsync(record);
        var deleted = await Store.AddAsync(record with { DeletedAt = Clock.GetUtcNow() });
        await Store.AddAsync(deleted with { DeletedAt = null });
        Assert.Equal(SaveOutcome.EmailTaken, (await Store.SaveAsync(Someone("Other") with { Email = "ada@example.com" })).Outcome);
    }

    [Fact]
    public async Task Save_EmailOfAnotherInAnotherCase_IsRefused()
    {
        await Store.AddAsync(Someone() with { Email = "ada@example.com" });
        var result = await Store.SaveAsync(Someone("Other") with { Email = "ADA@example.COM" });
        Assert.Equal(SaveOutcome.EmailTaken, result.Outcome);
    }

    [Fact]
    public async Task Save_EmailInAnotherCaseOfOnesOwn_IsAccepted()
    {
        var saved = await Store.AddAsync(Someone() with { Email = "ada@example.com" });
        await Store.AddAsync(saved with { Email = "Ada@Example.com" });
    }

    [Fact]
    public async Task Save_EmailGivenUpOrDeleted_IsFreeAgain()
    {
        var first = await Store.AddAsync(Someone() with { Email = "ada@example.com" });
        first = await Store.AddAsync(first with { Email = "ada2@example.com" });
        var second = await Store.AddAsync(Someone("Second") with { Email = "ada@example.com" });
        second = await Store.AddAsync(second with { DeletedAt = Clock.GetUtcNow() });
        await Store.AddAsync(Someone("Third") with { Email = "ada@example.com" });

        Assert.Equal(SaveOutcome.EmailTaken, (await Store.SaveAsync(second with { DeletedAt = null })).Outcome);
        await Store.AddAsync(second with { DeletedAt = null, Email = null });
        Assert.Equal("ada2@example.com", (await Store.GetAsync(first.Id, Stop))!.Email);
    }

    [Fact]
    public async Task Save_ManagerUnknownOrDeleted_IsRefused()
    {
        var manager = await Store.AddAsync(Someone("Grace"));
        await Store.AddAsync(manager with { DeletedAt = Clock.GetUtcNow() });
        var saved = await Store.AddAsync(Someone());
        Assert.Equal(SaveOutcome.ManagerGone, (await Store.SaveAsync(saved with { ManagerId = manager.Id })).Outcome);
        Assert.Equal(SaveOutcome.ManagerGone, (await Store.SaveAsync(saved with { ManagerId = Guid.CreateVersion7() })).Outcome);
        Assert.Equal(SaveOutcome.ManagerGone, (await Store.SaveAsync(Someone() with { ManagerId = manager.Id })).Outcome);
    }

    [Fact]
    public async Task Save_ManagerDeletedAfterwards_OtherFieldsCanStillBeChanged()
    {
        var manager = await Store.AddAsync(Someone("Grace"));
        var saved = await Store.AddAsync(Someone() with { ManagerId = manager.Id });
        await Store.AddAsync(manager with { DeletedAt = Clock.GetUtcNow() });
        var changed = await Store.AddAsync(saved with { JobTitle = "Analyst" });
        Assert.Equal(manager.Id, changed.ManagerId);
    }

    [Fact]
    public async Task Save_ManagerWhoReportsToThem_IsACycle()
    {
        var top = await Store.AddAsync(Someone("Top"));
        var middle = await Store.AddAsync(Someone("Middle") with { ManagerId = top.Id });
        var low = await Store.AddAsync(Someone("Low") with { ManagerId = middle.Id });
        Assert.Equal(SaveOutcome.ReportingCycle, (await Store.SaveAsync(top with { ManagerId = low.Id })).Outcome);
        Assert.Equal(SaveOutcome.ReportingCycle, (await Store.SaveAsync(top with { ManagerId = top.Id })).Outcome);
        await Store.AddAsync(low with { ManagerId = top.Id });
    }

    [Fact]
    public async Task Save_CycleThroughADeletedManager_IsRefused()
    {
        var top = await Store.AddAsync(Someone("Top"));
        var middle = await Store.AddAsync(Someone("Middle") with { ManagerId = top.Id });
        var low = await Store.AddAsync(Someone("Low") with { ManagerId = middle.Id });
        await Store.AddAsync(middle with { DeletedAt = Clock.GetUtcNow() });
        Assert.Equal(SaveOutcome.ReportingCycle, (await Store.SaveAsync(top with { ManagerId = low.Id })).Outcome);
    }

    [Fact]
    public async Task Save_TwoAtOnceThatWouldCloseACycle_OneIsRefused()
    {
        for (var round = 0; round < 10; round++)
        {
            var one = await Store.AddAsync(Someone("One"));
            var two = await Store.AddAsync(Someone("Two"));
            var results = await Task.WhenAll(
                Task.Run(() => Store.SaveAsync(one with { ManagerId = two.Id }), Stop),
                Task.Run(() => Store.SaveAsync(two with { ManagerId = one.Id }), Stop));
            Assert.Equal([SaveOutcome.Saved, SaveOutcome.ReportingCycle], results.Select(result => result.Outcome).Order());
        }
    }

    [Fact]
    public async Task Save_LongestReportingLine_IsAcceptedAndNoLonger()
    {
        Employee? above = null;
        for (var depth = 0; depth <= SavePlan.MaxReportingLine; depth++)
            above = await Store.AddAsync(Someone($"Level {depth}") with { ManagerId = above?.Id });
        Assert.Equal(SaveOutcome.ReportingCycle, (await Store.SaveAsync(Someone() with { ManagerId = above!.Id })).Outcome);
    }

    [Fact]
    public async Task Save_HundredWritersOfOneRecord_LoseNothing()
    {
        var saved = await Store.AddAsync(Someone());
        await Task.WhenAll(Enumerable.Range(0, 100).Select(writer => Task.Run(() => AddSkillAsync(saved.Id, $"skill {writer}"), Stop)));

        var end = (await Store.GetAsync(saved.Id, Stop))!;
        var history = await Store.GetHistoryAsync(saved.Id, Stop);
        Assert.Equal(101, end.Version);
        Assert.Equal(50, end.Skills.Count);
        Assert.Equal(Enumerable.Range(1, 101).Select(version => (long)version), history.Select(entry => entry.Version));
        var skills = history.Skip(1).Select(entry => entry.Changes.Single(change => change.Field == "Skills")).ToList();
        Assert.Equal(skills.SkipLast(1).Select(change => change.New), skills.Skip(1).Select(change => change.Old));
    }

    [Fact]
    public async Task Save_SameNewRecordFromTenAtOnce_MakesOne()
    {
        var (employee, author) = (Someone() with { Email = "ada@example.com" }, Author());
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Store.SaveAsync(employee, author, Stop), Stop)));
        Assert.All(results, result => Assert.Equal(SaveOutcome.Saved, result.Outcome));
        Assert.Single(await Store.GetHistoryAsync(employee.Id, Stop));
    }

    /// <summary>Keeps the last fifty skills, one of them this writer's.</summary>
    private async Task AddSkillAsync(Guid id, string skill)
    {
        SaveResult result;
        do
        {
            var current = (await Store.GetAsync(id, Stop))!;
            result = await Store.SaveAsync(current with { Skills = [.. current.Skills.TakeLast(49), skill] });
        }
        while (result.Outcome == SaveOutcome.Stale);
        Accepted(result);
    }
}
