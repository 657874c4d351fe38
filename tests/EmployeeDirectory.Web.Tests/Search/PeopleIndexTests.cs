using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Tests.Features.Employees;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class PeopleIndexTests : IDisposable
{
    private static readonly string[] Names = ["Ada", "Bob", "Çelik", "de la Cruz", "Zoë", "王小明", "Anna-Lena", "O’Brien"];
    private static readonly string?[] Titles = ["Engineer", "Chief Executive Officer", "C# developer", null];
    private static readonly string[] Departments = ["Sales", "SALES", "R&D", "R & D", "***"];
    private static readonly string[] Skills = ["Rust", "C#", "rust", "Go"];

    private readonly SearchableStaff _staff = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _staff.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 40)]
    public async Task Changes_InAnyOrder_LeaveTheIndexThatANewStartReads(int seed, int batch)
    {
        var random = new Random(seed);
        var people = new List<Employee>();
        for (var round = 0; round < 25; round++)
        {
            var changed = Enumerable.Range(0, batch).Select(_ => Change(random, people)).ToList();
            await _staff.People.ApplyAsync(changed, Stop);
            if (random.Next(4) == 0)
                await ForgetAsync(random, people);
            using var read = _staff.LoadIndex();
            Assert.Equal(read.Read(Written), _staff.Index.Read(Written));
        }
    }

    [Theory]
    [InlineData(0, 24)]
    [InlineData(90, 10)]
    [InlineData(995, 50)]
    public async Task Take_OfAnySetAndPlace_IsThatPartOfTheOrder(int skip, int take)
    {
        var random = new Random(skip);
        await _staff.People.ApplyAsync(
            [
                .. Enumerable.Range(0, 1_000)
                    .Select(_ => Someone(random, Guid.CreateVersion7(), 1, null) with { Protected = false, DeletedAt = null })
            ],
            Stop);
        _staff.Index.Read(people =>
        {
            foreach (var sort in Enum.GetValues<SearchSort>())
                foreach (var share in (int[])[1, 3, 100])
                {
                    var all = people.Order(sort).Take(null, 0, int.MaxValue);
                    Assert.Equal(1_000, all.Length);
                    var set = RowSet.From(all.Where(row => row % share == 0));
                    Assert.Equal(all.Where(set.Contains).Skip(skip).Take(take), people.Order(sort).Take(set, skip, take));
                    Assert.Equal(all.Skip(skip).Take(take), people.Order(sort).Take(null, skip, take));
                }
            return true;
        });
    }

    private static Employee Change(Random random, List<Employee> people)
    {
        var at = random.Next(people.Count + 5);
        var manager = people.Count == 0 ? (Guid?)null : people[random.Next(people.Count)].Id;
        var changed = at >= people.Count
            ? Someone(random, Guid.CreateVersion7(), 1, manager)
            : Someone(random, people[at].Id, people[at].Version + 1, random.Next(3) == 0 ? manager : people[at].ManagerId);
        if (at >= people.Count)
            people.Add(changed);
        else
            people[at] = changed;
        return changed;
    }

    private async Task ForgetAsync(Random random, List<Employee> people)
    {
        var gone = people[random.Next(people.Count)];
        people.Remove(gone);
        await _staff.People.ForgetAsync([gone.Id], Stop);
    }

    private static Employee Someone(Random random, Guid id, long version, Guid? manager) =>
        Staff.Someone($"{Names[random.Next(Names.Length)]} {Names[random.Next(Names.Length)]}{random.Next(3)}") with
        {
            Id = id,
            Version = version,
            ManagerId = manager,
            JobTitle = Titles[random.Next(Titles.Length)],
            Department = Departments[random.Next(Departments.Length)],
            Email = $"a{random.Next(99)}@example.com",
            Skills = [.. Skills.Skip(random.Next(4)).Take(random.Next(4))],
            StartDate = random.Next(3) == 0 ? null : new DateOnly(2020, 1, 1).AddDays(random.Next(50)),
            Protected = random.Next(8) == 0,
            DeletedAt = random.Next(8) == 0 ? DateTimeOffset.UnixEpoch : null
        };

    // Everything that can be read of it, a line each.
    private static List<string> Written(IndexedPeople people) =>
    [
        .. Enum.GetValues<SearchSort>().Select(sort => $"{sort}: {Joined(people.Order(sort).Take(null, 0, int.MaxValue))}"),
        .. Words("names", people.Names), .. Words("work", people.Work), .. Words("mail", people.Mail),
        .. Enum.GetValues<FacetField>().SelectMany(field => people.Values.Of(field)
            .Select(value => $"{field} {value.Text}, {value.Key}: {Joined(value.Rows.Rows())}, {string.Join(' ', value.Words.Order())}").Order(StringComparer.Ordinal)),
        $"developers: {Joined(people.Values.With("c# Developer").Rows())}",
        .. Enumerable.Range(1, 400).Select(row => $"reports of {row}: {Joined(people.Managers.ReportsOf(RowSet.From([row])).Rows())}"),
        Joined(people.Active.Rows())
    ];

    private static IEnumerable<string> Words(string name, WordIndex index) => index.Words.Order(StringComparer.Ordinal)
        .Select(word => $"{name} {word}: {Joined(index.Exactly(word).Rows())}, {Joined(index.Beginning(word).Rows())}");

    private static string Joined(IEnumerable<int> rows) => string.Join(' ', rows);
}
