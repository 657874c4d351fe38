using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Search;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.Search;

public sealed class ReadModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly ReadModel _people;

    public ReadModelTests()
    {
        _database = new SqliteDatabase(_folder.PathOf("read-model.db"), ReadModelSchema.Sql, "off");
        _people = new ReadModel(_database, NullLogger<ReadModel>.Instance);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Apply_OlderVersionLate_ChangesNothing()
    {
        var newer = Someone("Newer") with { Version = 3 };
        await _people.ApplyAsync([newer], Stop);
        await _people.ApplyAsync([newer with { Version = 2, DisplayName = "Older" }], Stop);
        Same(newer, _people.Find(newer.Id));
    }

    [Fact]
    public async Task Apply_LateChangeOfADeletedPerson_DoesNotBringThemBack()
    {
        var someone = Someone("Gone") with { Version = 2 };
        await _people.ApplyAsync([someone with { Version = 3, DeletedAt = DateTimeOffset.UtcNow }], Stop);
        await _people.ApplyAsync([someone], Stop);
        Assert.Equal(0, _people.Count(Visibility.Active));
        Assert.Empty(_people.Suggest("gone", 5));
    }

    [Fact]
    public async Task Apply_ChangedSkillsAndName_ForgetsTheOldOnes()
    {
        var someone = Someone("Old Name") with { Version = 1, Skills = ["Old skill"], Department = "Old" };
        await _people.ApplyAsync([someone], Stop);
        await _people.ApplyAsync([someone with { Version = 2, DisplayName = "New Name", Skills = ["New skill"], Department = null }], Stop);
        Assert.Equal(["New skill"], _people.Values(nameof(Employee.Skills), 10));
        Assert.Empty(_people.Values(nameof(Employee.Department), 10));
        Assert.Empty(_people.Suggest("old", 5));
        Assert.Single(_people.Suggest("new na", 5));
    }

    [Fact]
    public async Task OutdatedBy_TellsMissingAndOlderOnly()
    {
        var (same, older, missing) = (Someone() with { Version = 2 }, Someone() with { Version = 2 }, Guid.CreateVersion7());
        await _people.ApplyAsync([same, older], Stop);
        var outdated = _people.OutdatedBy([new(same.Id, 2), new(older.Id, 3), new(missing, 1)]);
        Assert.Equal(new[] { older.Id, missing }.Order(), outdated.Order());
    }

    [Fact]
    public async Task Compare_WithTheStore_TakesOverWhatIsNewerAndForgetsWhatIsGone()
    {
        var (same, older, gone) = (Someone("Same") with { Version = 1 }, Someone("Older") with { Version = 1 }, Someone("Gone") with { Version = 1 });
        await _people.ApplyAsync([same, older, gone], Stop);
        var missed = Someone("Passed over by the reading") with { Version = 1 };
        await _people.ApplyAsync([missed], Stop);
        var store = new Mock<IEmployeeStore>();
        store.Setup(it => it.ReadVersionsAsync(It.IsAny<CancellationToken>())).Returns(new RecordVersion[] { new(same.Id, 1), new(older.Id, 2) }.ToAsyncEnumerable());
        Employee[] stored = [same, older with { Version = 2, DisplayName = "Newer" }, missed];
        store.Setup(it => it.GetManyAsync(It.IsAny<IReadOnlyCollection<Guid>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyCollection<Guid> ids, CancellationToken _) => [.. stored.Where(employee => ids.Contains(employee.Id))]);

        await new ReadModelComparison(store.Object, _people).RunAsync(Stop);

        Assert.Equal(["Newer", "Passed over by the reading", "Same"], _people.List(Visibility.Active, 1, 24).People.Select(person => person.DisplayName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("* OR NEAR(a b)")]
    [InlineData("a\0b")]
    [InlineData("🐉")]
    public void Suggest_AnythingTyped_IsNoError(string typed) => Assert.Empty(_people.Suggest(typed, 5));
}
