using System.Globalization;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Core.Text;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Core.SampleData;

public sealed class SampleStaff(
    IOptions<StorageOptions> options, IPhotoStore photos, IAuditStore log, TimeProvider clock)
{
    public const int UsualCount = 250;

    private const int TeamSize = 1 + 8, GroupSize = 1 + 8 * TeamSize, DivisionSize = 1 + 10 * GroupSize;

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly int[] Heads =
        [.. Enumerable.Range(1, SamplePerson.All.Count - 1).Where(i => SamplePerson.All[i] is { Manager: 0, Department: not "Executive Office" })];

    private static readonly SamplePerson[][] Colleagues =
        [.. Heads.Select(head => SamplePerson.All.Where((person, i) =>
            person.Department == SamplePerson.All[head].Department && SamplePerson.All.All(other => other.Manager != i)).ToArray())];

    private static readonly string[][] Titles = [.. Colleagues.Select(people => people.Select(person => person.Title).ToArray())];

    public async Task FillAsync(IEmployeeStore store, CancellationToken ct)
    {
        if (options.Value.SampleEmployees <= 0 || await store.ReadVersionsAsync(ct).AnyAsync(ct))
            return;
        using var portraits = new SamplePortraits();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var (place, person) in People(options.Value.SampleEmployees, today).Index())
            if (await SaveAsync(store, portraits, place, person, ct) is { Outcome: SaveOutcome.Saved } && place == 0)
                await log.AppendAsync(Line(options.Value.SampleEmployees), ct);
    }

    /// <summary>Under new ids, so that people who were removed can come again.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> AddAsync(IEmployeeStore store, ReadModel readModel, CancellationToken ct)
    {
        var (ids, added) = (new Dictionary<Guid, Guid>(), 0);
        using var portraits = new SamplePortraits();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var (place, person) in People(UsualCount, today).Index())
        {
            var id = ids[person.Id] = Guid.CreateVersion7(clock.GetUtcNow());
            var again = person with { Id = id, ManagerId = person.ManagerId is { } manager ? ids[manager] : null };
            var result = await SaveAsync(store, portraits, place, again, ct);
            if (result is not { Outcome: SaveOutcome.Saved, Employee: { } saved })
                break;
            await readModel.ApplyOwnAsync(saved);
            added++;
        }
        return added;
    }

    // Managers come before their reports: a save requires that the manager exists.
    public static IEnumerable<Employee> People(int count, DateOnly today)
    {
        var random = new Random(20);
        var ids = Enumerable.Range(0, count).Select(_ => NextId(random)).ToArray();
        var (dice, first) = (new Random(21), SamplePerson.All);
        for (var i = 0; i < Math.Min(count, first.Count); i++)
            yield return Person(first[i], i, ids, dice, today);
        var taken = first.Select(person => (person.Given, person.Family)).ToHashSet();
        using var names = SampleNames.All().Where(name => !taken.Contains(name)).GetEnumerator();
        for (var i = first.Count; i < count && names.MoveNext(); i++)
            yield return Person(Further(i - first.Count, names.Current, dice), i, ids, dice, today);
    }

    private async Task<SaveResult> SaveAsync(
        IEmployeeStore store, SamplePortraits portraits, int place, Employee person, CancellationToken ct)
    {
        var photoId = await portraits.StoreAsync(place, person.Id, photos, ct);
        return await store.SaveAsync(
            person with { PhotoId = photoId },
            new Author(AccountNames.Sample, null, null, person.Id) { IsBulk = true },
            ct);
    }

    private AuditEvent Line(int count)
    {
        var now = clock.GetUtcNow();
        return new AuditEvent(
            Guid.CreateVersion7(now), now, AuditKind.SampleAdded, AccountNames.Sample, Subject: null, Address: null,
            RequestId: null, count.ToString(CultureInfo.InvariantCulture));
    }

    // After the first 250 come divisions: a vice president, ten directors, eight managers each, eight people each.
    private static SamplePerson Further(int rank, (string Given, string Family) name, Random random)
    {
        var first = SamplePerson.All;
        var (division, place) = Math.DivRem(rank, DivisionSize);
        var head = division % Heads.Length;
        var department = first[Heads[head]].Department;
        var start = first.Count + division * DivisionSize;
        var group = (place - 1) / GroupSize * GroupSize + 1;
        var team = (place - group - 1) / TeamSize * TeamSize + group + 1;
        var (title, manager) = place == 0 ? ($"Vice President, {department}", Heads[head])
            : place == group ? ($"Director, {department}", start)
            : place == team ? ($"{department} Manager", start + group)
            : (Any(Titles[head], random), start + team);
        var like = Any(Colleagues[head], random);
        return new SamplePerson(
            name.Given, name.Family, title, department, Any(SampleOffice.All, random).City, manager, random.Next(20, 3000), like.Skills,
            null, null, null);
    }

    private static Employee Person(SamplePerson person, int index, Guid[] ids, Random random, DateOnly today)
    {
        var number = index + 1001;
        var (office, called) = (SampleOffice.In(person.Office), person.Called ?? person.Given);
        return new Employee
        {
            Id = ids[index],
            DisplayName = person.Family is null ? called : $"{called} {person.Family}",
            GivenName = person.Given,
            FamilyName = person.Family,
            JobTitle = person.Title,
            Department = person.Department,
            Location = office.City,
            Email = $"{Mailbox(person)}.{number}@example.com",
            Phones = [office.NewPhone(random)],
            ManagerId = person.Manager is { } manager ? ids[manager] : null,
            Skills = person.Skills,
            StartDate = today.AddDays(-person.DaysHere),
            Pronouns = person.Pronouns,
            About = person.About,
            TimeZone = office.TimeZone,
            WorkingDays = [.. Week.Where(day => person.DaysOff?.Contains(day.ToString(), StringComparer.OrdinalIgnoreCase) != true)],
            EmployeeNumber = $"E{number}"
        };
    }

    private static string Mailbox(SamplePerson person)
    {
        var letters = string.Join('.', new[] { person.Given, person.Family }
            .Select(name => string.Concat(PlainText.Fold(name ?? "").Where(char.IsAsciiLetter)))
            .Where(part => part.Length > 0));
        return letters.Length > 0 ? letters : "person";
    }

    private static T Any<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];

    // A UUIDv7 with a fixed timestamp: the same count always gives the same people and addresses.
    private static Guid NextId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        var made = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(55)).ToByteArray(bigEndian: true);
        made[..6].CopyTo(bytes, 0);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x70);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
