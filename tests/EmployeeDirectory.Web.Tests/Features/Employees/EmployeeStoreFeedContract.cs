using EmployeeDirectory.Core.Employees;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What every system of record tells a read model.</summary>
public abstract class EmployeeStoreFeedContract : EmployeeStoreErasureContract
{
    /// <summary>Stores many records by the engine's own bulk means, for the time it takes.</summary>
    protected abstract Task SeedAsync(IReadOnlyList<Employee> people);

    [Fact]
    public async Task ReadVersions_TwentyFiveThousandRecords_EachOnce()
    {
        var people = Enumerable.Range(0, 25_000).Select(number => Someone($"Person {number}")).ToList();
        await SeedAsync([.. people.Select(person => person with { Version = 1, UpdatedAt = Clock.GetUtcNow() })]);

        var read = await Store.ReadVersionsAsync(Stop).ToListAsync(Stop);
        Assert.Equal(people.Select(person => new RecordVersion(person.Id, 1)).OrderBy(record => record.Id), read.OrderBy(record => record.Id));

        var names = (await Store.GetManyAsync([.. read.Select(record => record.Id)], Stop)).Select(person => person.DisplayName);
        Assert.Equal(people.Select(person => person.DisplayName).Order(), names.Order());
    }

    [Fact]
    public async Task GetMany_SomeGone_LeavesThemOut()
    {
        var saved = await Store.AddAsync(Someone());
        Same(saved, Assert.Single(await Store.GetManyAsync([Guid.CreateVersion7(), saved.Id], Stop)));
        Assert.Empty(await Store.GetManyAsync([], Stop));
    }

    [Fact]
    public async Task ReadChanges_TellsOfEveryKindOfChange()
    {
        var old = await Store.AddAsync(Someone("Old"));
        Clock.Advance(TimeSpan.FromMinutes(5));
        var cursor = (await Store.ReadChangesAsync(null, Stop)).Cursor;
        var added = await Store.AddAsync(Someone("Added"));
        var deleted = await Store.AddAsync(old with { DeletedAt = Clock.GetUtcNow() });

        var page = await Store.ReadChangesAsync(cursor, Stop);

        Assert.False(page.Expired);
        Assert.Contains(new RecordVersion(added.Id, 1), page.Changed);
        Assert.Contains(new RecordVersion(deleted.Id, 2), page.Changed);
    }

    [Fact]
    public async Task ReadChanges_AfterAPauseOfHours_MissesNothing()
    {
        var cursor = (await Store.ReadChangesAsync(null, Stop)).Cursor;
        var added = new List<Employee>();
        for (var hour = 0; hour < 5; hour++)
        {
            added.Add(await Store.AddAsync(Someone($"At {hour}")));
            Clock.Advance(TimeSpan.FromMinutes(61));
        }

        var page = await Store.ReadChangesAsync(cursor, Stop);

        Assert.Equal(added.Select(person => person.Id).Order(), page.Changed.Select(record => record.Id).Order());
    }

    [Fact]
    public async Task ReadChanges_FollowedFromCursorToCursor_SeesAllThroughAHundredSaves()
    {
        var cursor = (await Store.ReadChangesAsync(null, Stop)).Cursor;
        var seen = new HashSet<RecordVersion>();
        var saved = await Store.AddAsync(Someone());
        for (var save = 0; save < 100; save++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(700));
            saved = await Store.AddAsync(saved with { JobTitle = $"Title {save}" });
            var page = await Store.ReadChangesAsync(cursor, Stop);
            seen.UnionWith(page.Changed);
            cursor = page.Cursor;
        }

        Assert.Superset(Enumerable.Range(2, 100).Select(version => new RecordVersion(saved.Id, version)).ToHashSet(), seen);
    }
}
