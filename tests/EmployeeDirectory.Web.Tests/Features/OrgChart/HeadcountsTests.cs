using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.OrgChart;

/// <summary>What the read model keeps about the chart, against the same worked out from scratch.</summary>
public sealed class HeadcountsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly ReadModel _people;
    private readonly Dictionary<Guid, Employee> _known = [];

    public HeadcountsTests()
    {
        _database = new SqliteDatabase(_folder.PathOf("read-model.db"), ReadModelSchema.Sql, "off");
        _people = new ReadModel(_database, new PeopleIndex(), NullLogger<ReadModel>.Instance);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory, InlineData(1, 5), InlineData(2, 12), InlineData(3, 40), InlineData(4, 40), InlineData(5, 150)]
    public async Task Apply_RandomChangesInRandomOrder_CountsAsFromScratch(int seed, int size)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, size).Select(_ => Someone()).ToArray();
        var late = new List<Employee>();
        for (var step = 0; step < 1200; step++)
        {
            var batch = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Change(people, random)).ToList();
            // Some are told later, some twice, some after they are out of date.
            late.AddRange(batch.Where(_ => random.Next(3) == 0));
            batch.RemoveAll(_ => random.Next(4) == 0);
            if (random.Next(4) == 0)
            {
                batch.AddRange(late);
                late.Clear();
            }
            var told = batch.ToArray();
            random.Shuffle(told);
            await ApplyAsync(told);
            if (random.Next(15) == 0)
                await ForgetAsync(people[random.Next(size)].Id);
            Assert.Equal(ChartFromScratch.Of(_known.Values), Kept());
        }
    }

    [Fact]
    public async Task Apply_ManagersAfterTheirReports_CountsTheWholeTree()
    {
        var staff = SampleStaff.People(500, new DateOnly(2026, 1, 1)).Reverse().ToArray();
        await ApplyAsync(staff);
        Assert.Equal(ChartFromScratch.Of(staff), Kept());
        var top = Assert.Single(Kept(), entry => entry.Root);
        Assert.Equal((staff[^1].Id.ToString(), staff.Count(person => person.ManagerId == staff[^1].Id), 499), (top.Id, top.Reports, top.Total));
    }

    [Fact]
    public async Task Apply_CircleOfReportingLines_IsShownFromItsLeastAndEndsWithIt()
    {
        Employee[] circle = [.. Enumerable.Range(0, 3).Select(_ => Someone()).OrderBy(person => person.Id.ToString(), StringComparer.Ordinal)];
        circle = [.. circle.Select((person, i) => person with { ManagerId = circle[(i + 2) % 3].Id })];
        await ApplyAsync(circle);
        Assert.Equal(circle[0].Id.ToString(), Assert.Single(Kept(), entry => entry.Root).Id);
        Assert.Equal(2, Kept().Single(entry => entry.Root).Total);

        await ApplyAsync([circle[2] with { ManagerId = null, Version = 2 }]);
        Assert.Equal(circle[2].Id.ToString(), Assert.Single(Kept(), entry => entry.Root).Id);
        Assert.Equal(ChartFromScratch.Of(_known.Values), Kept());
    }

    private static Employee Change(Employee[] people, Random random)
    {
        var index = random.Next(people.Length);
        Guid? manager = random.Next(10) switch
        {
            0 => null,
            1 => Guid.CreateVersion7(),
            // Mostly towards one end: deep trees, and circles now and then.
            < 8 => people[random.Next(index + 1)].Id,
            _ => people[random.Next(people.Length)].Id
        };
        return people[index] = people[index] with
        {
            Version = people[index].Version + 1,
            ManagerId = random.Next(3) == 0 ? people[index].ManagerId : manager,
            Status = random.Next(8) == 0 ? EmployeeStatus.Left : EmployeeStatus.Active,
            Protected = random.Next(12) == 0,
            DeletedAt = random.Next(12) == 0 ? DateTimeOffset.UtcNow : null
        };
    }

    private async Task ApplyAsync(Employee[] told)
    {
        await _people.ApplyAsync(told, Stop);
        foreach (var employee in told)
            if (!_known.TryGetValue(employee.Id, out var known) || known.Version < employee.Version)
                _known[employee.Id] = employee;
    }

    private async Task ForgetAsync(Guid id)
    {
        await _people.ForgetAsync([id], Stop);
        _known.Remove(id);
    }

    private List<Place> Kept() => _database.Read(connection => SqliteDatabase.Query(
        connection,
        "select id, root, reports, total_reports from person order by id",
        row => new Place(row.GetString(0), row.GetBoolean(1), row.GetInt32(2), row.GetInt32(3))));
}
