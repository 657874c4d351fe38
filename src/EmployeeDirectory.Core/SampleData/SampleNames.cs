using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.SampleData;

internal static class SampleNames
{
    public sealed record Place(string City, string Name, string Prefix);

    private sealed record Group(Place[] Places, string[] Given, string[] Family);

    private static readonly Group[] Groups =
    [
        new(
            [
                new("Leeds", "Europe/London", "+44 113"), new("London", "Europe/London", "+44 20"),
                new("Seattle", "America/Los_Angeles", "+1 206"), new("Toronto", "America/Toronto", "+1 416")
            ],
            [
                "William", "Elizabeth", "Margaret", "James", "Ada", "Grace", "Robert", "Alan", "Katherine", "Zoë",
                "Siobhán", "Michael", "Amara", "Dorothy", "Edward", "Ngozi"
            ],
            [
                "Lovelace", "Hopper", "O’Brien", "Smith", "Clarke", "Okafor", "Turner", "Whitfield", "Hughes-Carter",
                "Nwosu", "MacDonald", "Patel", "Johnson", "Adeyemi", "Fielding", "Shaw"
            ]),
        new(
            [
                new("Berlin", "Europe/Berlin", "+49 30"), new("Zürich", "Europe/Zurich", "+41 44"),
                new("Malmö", "Europe/Stockholm", "+46 40")
            ],
            ["Jürgen", "Anneliese", "Björn", "Käthe", "Åsa", "Søren", "Lukas", "Friederike", "Ingrid", "Jörg"],
            [
                "Müller", "Weiß", "Schröder", "Lindström", "Østergaard", "von Hohenberg", "Krüger", "Ångström",
                "Vogel", "Bauer"
            ]),
        new(
            [
                new("Lyon", "Europe/Paris", "+33 4"), new("Madrid", "Europe/Madrid", "+34 91"),
                new("São Paulo", "America/Sao_Paulo", "+55 11")
            ],
            ["Élodie", "François", "José", "María", "João", "Inês", "Chloé", "Raúl", "Beatriz", "Aurélie"],
            [
                "García Márquez", "Lefèvre", "Núñez", "dos Santos", "D’Angelo", "Peña", "Moreau", "Gonçalves", "Ibáñez",
                "Bélanger"
            ]),
        new(
            [new("Sofia", "Europe/Sofia", "+359 2"), new("Kyiv", "Europe/Kyiv", "+380 44")],
            ["Олена", "Иван", "Дарина", "Богдан", "Светлана"],
            ["Шевченко", "Петров", "Коваленко", "Димитрова", "Бондаренко"]),
        new(
            [
                new("Taipei", "Asia/Taipei", "+886 2"), new("Osaka", "Asia/Tokyo", "+81 6"),
                new("Hanoi", "Asia/Ho_Chi_Minh", "+84 24")
            ],
            ["雅婷", "健太", "Thị Hương", "Minh Đức", "志明", "さくら"],
            ["王", "田中", "Nguyễn", "Trần", "陳", "佐藤"]),
        new(
            [new("Cairo", "Africa/Cairo", "+20 2"), new("Dubai", "Asia/Dubai", "+971 4")],
            ["ليلى", "يوسف", "فاطمة", "Omar", "Yasmin"],
            ["حداد", "المصري", "Haddad", "الزهراني", "Nasser"])
    ];

    private static readonly (string Department, string[] Titles)[] Departments =
    [
        ("Engineering",
            [
                "Software Engineer", "Senior Software Engineer", "Staff Engineer", "Engineering Manager",
                "Site Reliability Engineer"
            ]),
        ("Design", ["Product Designer", "Researcher", "Content Designer"]),
        ("Finance", ["Accountant", "Financial Analyst", "Payroll Specialist", "Controller"]),
        ("People", ["People Partner", "Recruiter", "Learning Lead"]),
        ("Sales", ["Account Executive", "Sales Engineer", "Regional Manager"]),
        ("Support", ["Support Engineer", "Customer Success Manager"]),
        ("Legal", ["Counsel", "Contracts Manager"]),
        ("Operations", ["Facilities Manager", "Procurement Specialist", "Office Coordinator"])
    ];

    private static readonly string[] SkillNames =
    [
        "C#", "Rust", "Python", "SQL", "AWS", "Terraform", "Accessibility", "Typography", "Negotiation",
        "French", "German", "Japanese",
        "First aid", "Public speaking", "Data protection", "Budgeting", "Mentoring", .. StarterSkills.All
    ];

    public static (string Given, string? Family, Place Place) Pick(Random random)
    {
        var group = Groups[random.Next(2) == 0 ? 0 : random.Next(1, Groups.Length)];
        var family = random.Next(60) == 0 ? null : Any(group.Family, random);
        return (Any(group.Given, random), family, Any(group.Places, random));
    }

    public static (string Department, string[] Titles) Department(Random random) => Any(Departments, random);

    public static IEnumerable<string> Skills(Random random) =>
        Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(SkillNames, random)).Distinct();

    public static string Mailbox(string given, string? family)
    {
        var letters = string.Join('.', new[] { given, family }
            .Select(name => string.Concat(PlainText.Fold(name ?? "").Where(char.IsAsciiLetter)))
            .Where(part => part.Length > 0));
        return letters.Length > 0 ? letters : "person";
    }

    private static T Any<T>(T[] from, Random random) => from[random.Next(from.Length)];
}
