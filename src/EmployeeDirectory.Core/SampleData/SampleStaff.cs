using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Core.SampleData;

public sealed class SampleStaff(IOptions<StorageOptions> options, TimeProvider clock)
{
    private const int ReportsEach = 8;

    public async Task FillAsync(IEmployeeStore store, CancellationToken ct)
    {
        if (options.Value.SampleEmployees <= 0 || await store.ReadVersionsAsync(ct).AnyAsync(ct))
            return;
        foreach (var person in People(
            options.Value.SampleEmployees, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            await store.SaveAsync(person, new Author(AccountNames.Sample, null, null, person.Id), ct);
    }

    // Managers come before their reports: a save requires that the manager exists.
    public static IEnumerable<Employee> People(int count, DateOnly today)
    {
        var random = new Random(20);
        var ids = Enumerable.Range(0, count).Select(_ => NextId(random)).ToArray();
        for (var i = 0; i < count; i++)
            yield return Person(i, ids, random, today);
    }

    private static Employee Person(int index, Guid[] ids, Random random, DateOnly today)
    {
        var (given, family, place) = SampleNames.Pick(random);
        var (department, titles) = SampleNames.Department(random);
        var number = index + 1001;
        return new Employee
        {
            Id = ids[index],
            DisplayName = family is null ? given : $"{given} {family}",
            GivenName = given,
            FamilyName = family,
            JobTitle = index == 0 ? "Chief Executive Officer" : titles[random.Next(titles.Length)],
            Department = index == 0 ? "Executive Office" : department,
            Location = place.City,
            Email = $"{SampleNames.Mailbox(given, family)}.{number}@example.com",
            Phones = [$"{place.Prefix} {random.Next(100, 999)} {random.Next(1000, 9999)}"],
            ManagerId = index == 0 ? null : ids[(index - 1) / ReportsEach],
            Skills = [.. SampleNames.Skills(random)],
            StartDate = today.AddDays(-random.Next(20, 5000)),
            TimeZone = place.Name,
            WorkingDays =
            [
                DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday
            ],
            EmployeeNumber = $"E{number}"
        };
    }

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
