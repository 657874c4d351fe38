using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using Microsoft.Extensions.Time.Testing;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What every system of record does, run over each that ships: one record at a time.</summary>
public abstract class EmployeeStoreContract : IAsyncLifetime
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 59, 58, TimeSpan.Zero));

    protected IEmployeeStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<IEmployeeStore> CreateAsync();

    [Fact]
    public async Task Save_NewRecordWithEveryField_IsReadBackWhole()
    {
        var manager = await Store.AddAsync(Someone("Grace Hopper"));
        var saved = await Store.AddAsync(Someone() with
        {
            GivenName = "Ada",
            FamilyName = "Lovelace",
            JobTitle = "Analyst",
            Department = "Engineering",
            Location = "London",
            Email = "Ada@Example.com",
            Phones = ["+44 20 7946 0000", "0113 496 0000 x12"],
            ManagerId = manager.Id,
            Skills = ["C#", "Mathematics"],
            StartDate = new DateOnly(2020, 2, 29),
            Pronouns = "she/her",
            About = "First line\nsecond line",
            TimeZone = "Europe/London",
            WorkingDays = [DayOfWeek.Monday, DayOfWeek.Friday],
            PhotoId = "0123456789abcdef0123456789abcdef",
            EmployeeNumber = "E1",
            Status = EmployeeStatus.Left,
            Protected = true
        });

        Assert.Equal(1, saved.Version);
        Assert.Equal(Clock.GetUtcNow(), saved.CreatedAt);
        Assert.Equal("admin", saved.UpdatedBy);
        Same(saved, await Store.GetAsync(saved.Id, Stop));
    }

    [Fact]
    public async Task Get_UnknownId_IsNull() => Assert.Null(await Store.GetAsync(Guid.CreateVersion7(), Stop));

    [Theory]
    [InlineData("李小龙 🐉 نادية")]
    [InlineData("Zoë O’Brien-Müller")]
    [InlineData("'; drop table employee; --")]
    public async Task Save_UnicodeNames_AreReadBackAsTheyWere(string name)
    {
        var saved = await Store.AddAsync(Someone(name) with { About = name, Skills = [name] });
        Same(saved, await Store.GetAsync(saved.Id, Stop));
    }

    [Fact]
    public async Task Save_EveryFieldAtItsLongest_IsAccepted()
    {
        string Long(int length) => new('漢', length);
        var saved = await Store.AddAsync(Someone(Long(200)) with
        {
            GivenName = Long(100),
            FamilyName = Long(100),
            JobTitle = Long(150),
            Department = Long(100),
            Location = Long(100),
            Email = $"{new string('a', 64)}@{new string('b', 185)}.com",
            Skills = [.. Enumerable.Range(10, 50).Select(number => Long(58) + number)],
            About = Long(4000),
            EmployeeNumber = Long(40)
        });
        var changed = await Store.AddAsync(saved with { About = new('x', 4000) });
        Same(changed, await Store.GetAsync(saved.Id, Stop));
    }

    [Fact]
    public async Task Save_StaleVersion_IsRefusedAndShowsTheirs()
    {
        var first = await Store.AddAsync(Someone());
        var theirs = await Store.AddAsync(first with { JobTitle = "Theirs" });

        var result = await Store.SaveAsync(first with { JobTitle = "Mine" });

        Assert.Equal(SaveOutcome.Stale, result.Outcome);
        Same(theirs, result.Employee);
        Same(theirs, await Store.GetAsync(first.Id, Stop));
    }

    [Fact]
    public async Task Save_VersionFromTheFuture_IsStale()
    {
        var saved = await Store.AddAsync(Someone());
        Assert.Equal(SaveOutcome.Stale, (await Store.SaveAsync(saved with { Version = 7, JobTitle = "x" })).Outcome);
    }

    [Fact]
    public async Task Save_UnknownIdWithVersion_IsNotFound() =>
        Assert.Equal(SaveOutcome.NotFound, (await Store.SaveAsync(Someone() with { Version = 3 })).Outcome);

    [Fact]
    public async Task Save_SameSubmissionTwice_IsAppliedOnce()
    {
        var author = Author();
        var employee = Someone();
        var first = Accepted(await Store.SaveAsync(employee, author, Stop));
        Same(first, Accepted(await Store.SaveAsync(employee, author, Stop)));

        var edit = Author();
        var changed = Accepted(await Store.SaveAsync(first with { JobTitle = "Analyst" }, edit, Stop));
        Same(changed, Accepted(await Store.SaveAsync(first with { JobTitle = "Analyst" }, edit, Stop)));
        Assert.Equal(2, (await Store.GetHistoryAsync(employee.Id, Stop)).Count);
    }

    [Fact]
    public async Task Save_SameSubmissionWithOtherContent_IsStale()
    {
        var author = Author();
        var employee = Someone();
        await Store.SaveAsync(employee, author, Stop);
        var result = await Store.SaveAsync(employee with { DisplayName = "Someone else" }, author, Stop);
        Assert.Equal(SaveOutcome.Stale, result.Outcome);
    }

    [Fact]
    public async Task Save_NothingChanged_WritesNothing()
    {
        var saved = await Store.AddAsync(Someone());
        Same(saved, Accepted(await Store.SaveAsync(saved)));
        Assert.Single(await Store.GetHistoryAsync(saved.Id, Stop));
    }

    [Fact]
    public async Task Delete_KeepsTheRecordForThirtyDays()
    {
        var saved = await Store.AddAsync(Someone());
        var deleted = await Store.AddAsync(saved with { DeletedAt = Clock.GetUtcNow() });
        Same(deleted, await Store.GetAsync(saved.Id, Stop));

        Clock.Advance(Employee.DeletedRetention);

        Assert.Null(await Store.GetAsync(saved.Id, Stop));
        Assert.Equal(SaveOutcome.NotFound, (await Store.SaveAsync(deleted with { DeletedAt = null })).Outcome);
    }

    [Fact]
    public async Task Restore_BringsBackEverything()
    {
        var saved = await Store.AddAsync(Someone() with { Email = "ada@example.com", Skills = ["C#"] });
        var deleted = await Store.AddAsync(saved with { DeletedAt = Clock.GetUtcNow() });
        var restored = await Store.AddAsync(deleted with { DeletedAt = null });
        Same(saved with { Version = 3, SubmissionId = restored.SubmissionId, Departures = 1 }, restored);
    }

    [Fact]
    public async Task History_HoldsEveryChangeInOrder()
    {
        var saved = await Store.AddAsync(Someone());
        Clock.Advance(TimeSpan.FromHours(2));
        var changed = await Store.AddAsync(saved with { JobTitle = "Analyst", Skills = ["C#", "Rust"] });
        var deleted = await Store.AddAsync(changed with { DeletedAt = Clock.GetUtcNow() });
        await Store.AddAsync(deleted with { DeletedAt = null });

        var history = await Store.GetHistoryAsync(saved.Id, Stop);

        Assert.Equal([1, 2, 3, 4], history.Select(entry => entry.Version));
        Assert.Equal(
            [HistoryAction.Created, HistoryAction.Changed, HistoryAction.Deleted, HistoryAction.Restored],
            history.Select(entry => entry.Action));
        Assert.Equal(changed.UpdatedAt, history[1].At);
        Assert.Equal(("admin", "192.0.2.1", "request-1"), (history[1].By, history[1].Address, history[1].RequestId));
        Assert.Equal([new FieldChange("JobTitle", null, "Analyst"), new FieldChange("Skills", null, "C#, Rust")], history[1].Changes);
    }

    [Fact]
    public async Task Identity_StaysTheSame() =>
        Assert.Equal(await Store.GetIdentityAsync(Stop), await Store.GetIdentityAsync(Stop));
}
