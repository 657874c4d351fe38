using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>A staff in many languages, the same people with the same ids every time.</summary>
internal static class InventedStaff
{
    private const int ReportsEach = 8;

    private static readonly Culture[] Cultures =
        [.. NorthernNames.All.Concat(SouthernNames.All).Concat(EasternNames.All).Concat(AsianNames.All).SelectMany(culture => Enumerable.Repeat(culture, culture.Weight))];

    public static List<Person> People(int count)
    {
        var random = new Random(50_000);
        var (people, mailboxes) = (new List<Person>(count), new HashSet<string>());
        for (var i = 0; i < count; i++)
        {
            // The last of a hundred are of the rare cultures.
            var culture = i % 100 == 99 && i > count / 2 ? RareNames.All[i / 100 % RareNames.All.Length] : Cultures[random.Next(Cultures.Length)];
            var manager = i == 0 ? null : people[(i - 1) / ReportsEach];
            people.Add(new Person(Record(i, InventedName.Pick(culture, random), culture, manager, mailboxes, random), culture, manager));
        }
        return people;
    }

    private static Employee Record(int index, InventedName name, Culture culture, Person? manager, HashSet<string> mailboxes, Random random)
    {
        var (department, titles) = WorkWords.Departments[random.Next(WorkWords.Departments.Length)];
        var (city, prefix) = culture.Place(random);
        return new Employee
        {
            Id = NextId(random),
            DisplayName = name.Display,
            GivenName = name.Given,
            FamilyName = name.Family,
            JobTitle = titles[random.Next(titles.Length)],
            Department = department,
            Location = city,
            Email = Email(name, culture, mailboxes),
            Phones = [.. Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(number => Phone(prefix, random) + (index % 6 == 0 ? $" ext. {2000 + index % 7000}" : ""))],
            ManagerId = manager?.Record.Id,
            Skills = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => WorkWords.Skills[random.Next(WorkWords.Skills.Length)]).Distinct().Select(skill => Written(skill, index))],
            StartDate = new DateOnly(2025, 1, 1).AddDays(-random.Next(9000)),
            EmployeeNumber = $"E{100_001 + index}",
            Status = random.Next(100) == 0 ? EmployeeStatus.Left : EmployeeStatus.Active,
            Protected = random.Next(200) == 0,
            Version = 1
        };
    }

    // Most as in the list, some as people write who never saw it.
    private static string Written(string skill, int index) => (index % 12) switch
    {
        3 => skill.ToUpperInvariant(),
        7 => skill.ToLowerInvariant(),
        11 => skill.Replace(' ', '-'),
        _ => skill
    };

    private static string Email(InventedName name, Culture culture, HashSet<string> mailboxes)
    {
        var letters = string.Join('.', new[] { name.Given, name.Family ?? "" }
            .Select(part => string.Concat(Typed.Plain(part).Where(char.IsAsciiLetter)))
            .Where(part => part.Length > 0));
        var mailbox = letters.Length > 0 ? letters : $"staff.{culture.Code}";
        for (var number = 2; !mailboxes.Add(mailbox); number++)
            mailbox = $"{(letters.Length > 0 ? letters : $"staff.{culture.Code}")}{number}";
        return $"{mailbox}@{culture.Code}.example.com";
    }

    private static string Phone(string prefix, Random random) => random.Next(3) switch
    {
        0 => $"{prefix} {random.Next(100, 1000)} {random.Next(10_000):0000}",
        1 => $"{prefix} {random.Next(100, 1000)}-{random.Next(10_000):0000}",
        _ => $"{prefix} {random.Next(100, 1000)}{random.Next(10_000):0000}"
    };

    /// <summary>A UUIDv7 of a fixed moment.</summary>
    private static Guid NextId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        (bytes[0], bytes[1], bytes[6], bytes[8]) = (0x01, 0x94, (byte)(bytes[6] & 0x0F | 0x70), (byte)(bytes[8] & 0x3F | 0x80));
        return new Guid(bytes, bigEndian: true);
    }
}
