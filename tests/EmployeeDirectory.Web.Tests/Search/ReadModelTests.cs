using System.Collections.Concurrent;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Hosting.Health;
using EmployeeDirectory.Web.Tests.Features.Employees;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class ReadModelTests : IDisposable
{
    private readonly SearchableStaff _staff = new();

    private ReadModel People => _staff.People;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _staff.Dispose();

    [Fact]
    public async Task Apply_OlderVersionLate_ChangesNothing()
    {
        var newer = Someone("Newer") with { Version = 3 };
        await People.ApplyAsync([newer], Stop);
        await People.ApplyAsync([newer with { Version = 2, DisplayName = "Older" }], Stop);
        Same(newer, People.Find(newer.Id));
    }

    [Fact]
    public async Task Apply_LateChangeOfADeletedPerson_DoesNotBringThemBack()
    {
        var someone = Someone("Gone") with { Version = 2 };
        await People.ApplyAsync([someone with { Version = 3, DeletedAt = DateTimeOffset.UtcNow }], Stop);
        await People.ApplyAsync([someone], Stop);
        Assert.Equal(0, People.Count(Visibility.Active));
        Assert.Empty(People.Suggest("gone", 5));
    }

    [Fact]
    public async Task FindRows_OfSomebodyHiddenMeanwhile_LeavesThemOut()
    {
        var someone = Someone("Ada") with { Version = 1 };
        await People.ApplyAsync([someone, Someone("Bob") with { Version = 1 }], Stop);
        var rows = _staff.Index.Read(people => people.Order(SearchSort.Name).Take(null, 0, 2));
        await People.ApplyAsync([someone with { Version = 2, Protected = true }], Stop);
        Assert.Equal(["Bob"], People.FindRows(rows).Select(person => person.DisplayName));
    }

    [Fact]
    public async Task Apply_ChangedSkillsAndName_ForgetsTheOldOnes()
    {
        var someone = Someone("Old Name") with { Version = 1, Skills = ["Old skill"], Department = "Old" };
        await People.ApplyAsync([someone], Stop);
        await People.ApplyAsync([someone with { Version = 2, DisplayName = "New Name", Skills = ["New skill"], Department = null }], Stop);
        Assert.Equal([("New skill", 1)], People.Values(FacetField.Skill, 10));
        Assert.Empty(People.Values(FacetField.Department, 10));
        Assert.Empty(People.Suggest("old", 5));
        Assert.Single(People.Suggest("new na", 5));
    }

    [Fact]
    public async Task Apply_Tombstone_LeavesNothingButTheId()
    {
        var manager = Someone("Grace Hopper") with { Version = 1, Skills = ["COBOL"], PhotoId = new string('a', 32) };
        var report = Someone("Ada") with { Version = 1, ManagerId = manager.Id };
        await People.ApplyAsync([manager, report], Stop);
        Assert.Equal(["Ada", "Grace Hopper"], _staff.Names("grace").Order());

        var tombstone = Employee.Erased(manager.Id, 2, DateTimeOffset.UtcNow);
        await People.ApplyAsync([tombstone], Stop);
        await People.ApplyAsync([manager], Stop);

        Same(tombstone, People.Find(manager.Id));
        Assert.Empty(_staff.Names("grace"));
        Assert.Equal(["Ada"], _staff.Names(new SearchQuery()));
        Assert.Empty(People.Values(FacetField.Skill, 10));
        Assert.Empty(People.Deleted(DateTimeOffset.UtcNow, 10));
        Assert.Empty(People.FindCalled("", 10));
        Assert.Empty(People.PhotoIds());
    }

    [Fact]
    public async Task Scrub_AfterATombstone_LeavesNoTraceInAnyFile()
    {
        var (traces, changes) = (new Traces(), new Random(1));
        List<Employee> others = [.. Enumerable.Range(0, 300).Select(number => Someone($"Other {number}") with { Version = 1, About = new string('y', changes.Next(4000)) })];
        var person = traces.Person() with { Version = 1, Status = EmployeeStatus.Active };
        await People.ApplyAsync([.. others, person, Someone("Report") with { Version = 1, ManagerId = person.Id }], Stop);
        person = traces.Person() with { Id = person.Id, Version = 2, Status = EmployeeStatus.Active };
        await People.ApplyAsync([person], Stop);
        await People.ApplyAsync([.. others.Select(other => other with { Version = 2, About = new string('z', changes.Next(4000)) })], Stop);
        await People.ApplyAsync([person with { Version = 3, Status = EmployeeStatus.Left }], Stop);

        await People.ApplyAsync([Employee.Erased(person.Id, 4, DateTimeOffset.UtcNow)], Stop);
        Assert.NotEmpty(traces.In(Traces.Files(_staff.Folder)));
        await People.ScrubAsync(Stop);

        Assert.Empty(traces.In(Traces.Files(_staff.Folder)));
        Assert.Equal(301, People.Count(Visibility.Active));
        Assert.Equal(["Other 7"], _staff.Names("other 7").Take(1));
    }

    [Fact]
    public async Task OutdatedBy_TellsMissingAndOlderOnly()
    {
        var (same, older, missing) = (Someone() with { Version = 2 }, Someone() with { Version = 2 }, Guid.CreateVersion7());
        await People.ApplyAsync([same, older], Stop);
        var outdated = People.OutdatedBy([new(same.Id, 2), new(older.Id, 3), new(missing, 1)]);
        Assert.Equal(new[] { older.Id, missing }.Order(), outdated.Order());
    }

    [Fact]
    public async Task Compare_WithTheStore_TakesOverWhatIsNewerAndForgetsWhatIsGone()
    {
        var (same, older, gone) = (Someone("Same") with { Version = 1 }, Someone("Older") with { Version = 1 }, Someone("Gone") with { Version = 1 });
        await People.ApplyAsync([same, older, gone], Stop);
        var missed = Someone("Passed over by the reading") with { Version = 1 };
        await People.ApplyAsync([missed], Stop);
        var store = new Mock<IEmployeeStore>();
        store.Setup(it => it.ReadVersionsAsync(It.IsAny<CancellationToken>())).Returns(new RecordVersion[] { new(same.Id, 1), new(older.Id, 2) }.ToAsyncEnumerable());
        Employee[] stored = [same, older with { Version = 2, DisplayName = "Newer" }, missed];
        store.Setup(it => it.GetManyAsync(It.IsAny<IReadOnlyCollection<Guid>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyCollection<Guid> ids, CancellationToken _) => [.. stored.Where(employee => ids.Contains(employee.Id))]);

        await CompareAsync(store);

        Assert.Equal(["Newer", "Passed over by the reading", "Same"], _staff.Names(new SearchQuery()));
    }

    [Fact]
    public async Task Compare_WhileLoading_TellsHowMuchIsReadOnHealthUntilAllIs()
    {
        var store = new Mock<IEmployeeStore>();
        store.Setup(it => it.ReadVersionsAsync(It.IsAny<CancellationToken>())).Returns(
            Enumerable.Range(0, 12_000).Select(_ => new RecordVersion(Guid.NewGuid(), 1)).ToAsyncEnumerable());
        var health = new LatestHealth(_staff.Status, Unread.Metrics, TimeProvider.System, NullLogger<LatestHealth>.Instance);
        var notes = new ConcurrentQueue<string?>();
        store.Setup(it => it.GetManyAsync(It.IsAny<IReadOnlyCollection<Guid>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => []).Callback(() => notes.Enqueue(health.Checks["readModel"].Note));

        await CompareAsync(store);

        Assert.Equal((3, "reading 0 %"), (notes.Count, notes.First()));
        // Before the last of three batches.
        Assert.Equal("reading 83 %", health.Checks["readModel"].Note);
        _staff.Status.Synced(DateTimeOffset.UtcNow);
        Assert.StartsWith("as of ", health.Checks["readModel"].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("* OR NEAR(a b)")]
    [InlineData("a\0b")]
    [InlineData("🐉")]
    public void Suggest_AnythingTyped_IsNoError(string typed) => Assert.Empty(People.Suggest(typed, 5));

    private Task CompareAsync(Mock<IEmployeeStore> store) =>
        new ReadModelReconciler(store.Object, People, _staff.Status, NullLogger<ReadModelReconciler>.Instance).RunAsync(Stop);
}
