using static EmployeeDirectory.Benchmarks.Search.NameQueries;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>What people paste and say around what they look for, and values with signs.</summary>
internal static class ReadingQueries
{
    private static readonly string[] Middle = ["Karl", "Renée", "B.", "Augusto", "Xaver", "Marjolein"];
    private static readonly string[] Before = ["Dr.", "Prof. Dr.", "Mr", "Frau", "Mme"];
    private static readonly string[] Behind = ["(External)", "(Contractor)", ", PhD", "[Guest]"];

    public static IEnumerable<LabelledQuery> All(Namesakes crowd) =>
    [
        .. crowd.Ask("skill with a sign", 40, (person, _) => Sign(person) is { } skill ? $"{skill} {person.Record.Location}" : null,
            (asked, _) => person => person.Record.Location == asked.Record.Location && person.HasSkill(Sign(asked)!)),
        .. crowd.Ask("whole value", 40, (person, random) => Value(person, random).ToLowerInvariant(),
            (_, text) => person => person.HasSkill(text) || Values(person).Any(value => value.Equals(text, StringComparison.OrdinalIgnoreCase)), most: 5000),
        .. crowd.Ask("short title, place", 30, (person, _) => person.TitleWords.Length > 1 ? $"{Initials(person.TitleWords)} {person.Record.Location}" : null,
            (asked, _) => person => person.Record.Location == asked.Record.Location
                && Initials(person.TitleWords).StartsWith(Initials(asked.TitleWords), StringComparison.Ordinal)),
        .. crowd.Ask("middle name", 40, (person, random) => Latin(person) ? $"{person.Record.GivenName} {Middle[random.Next(Middle.Length)]} {person.Record.FamilyName}" : null, SamePerson),
        .. crowd.Ask("title before", 40, (person, random) => Latin(person) ? $"{Before[random.Next(Before.Length)]} {person.Record.GivenName} {person.Record.FamilyName}" : null, SamePerson),
        .. crowd.Ask("tag behind", 40, (person, random) => Latin(person) ? $"{person.Record.GivenName} {person.Record.FamilyName} {Behind[random.Next(Behind.Length)]}" : null, SamePerson),
        .. crowd.Ask("family, given (department)", 40, (person, _) => Latin(person) ? $"{person.Record.FamilyName}, {person.Record.GivenName} ({person.Record.Department})" : null,
            (asked, text) => person => SamePerson(asked, text)(person) && person.Record.Department == asked.Record.Department),
        .. crowd.Ask("mailto", 15, (person, _) => $"mailto:{person.Record.Email}", (asked, _) => person => person.Record.Email == asked.Record.Email),
        .. crowd.Ask("name <address>", 15, (person, _) => $"{person.Record.DisplayName} <{person.Record.Email}>", (asked, _) => person => person.Record.Email == asked.Record.Email),
        .. crowd.Ask("question", 40, (person, random) => Question(person, random),
            (asked, _) => person => person.Record.Location == asked.Record.Location && person.HasSkill(asked.Record.Skills[0])),
        .. crowd.Ask("family joined", 40, (person, _) => person.FamilyWords.Length > 1 && Latin(person) ? $"{person.Given} {string.Concat(person.FamilyWords)}" : null, SamePerson),
        .. crowd.Ask("given split", 15, (person, _) => Latin(person) && person.GivenWords is [{ Length: > 7 } given] ? $"{given[..4]} {given[4..]} {person.Family}" : null, SamePerson),
        .. crowd.Ask("Latin for Cyrillic", 40, (person, _) => person.Culture.Code == "ru" ? Romanized.From(person.Record.DisplayName) : null, Romanized.Same),
        .. crowd.Ask("Latin for Greek", 20, (person, _) => person.Culture.Code == "el" ? Romanized.From(person.Record.DisplayName) : null, Romanized.Same),
        .. crowd.Ask("phone from inside", 40, (person, _) => $"0{National(person)}",
            (asked, _) => person => person.Digits.Any(digits => digits.EndsWith(National(asked), StringComparison.Ordinal))),
        .. crowd.Ask("phone, whole", 20, (person, random) => random.Next(2) == 0 ? person.Record.Phones[^1] : $"+{person.Digits[^1]}",
            (asked, _) => person => person.Digits.Contains(asked.Digits[^1])),
        .. crowd.Ask("number without zeros", 10, (person, _) => person.Record.EmployeeNumber![1..], (asked, _) => person => person.Record.EmployeeNumber == asked.Record.EmployeeNumber)
    ];

    private static Func<Person, bool> SamePerson(Person asked, string text) =>
        person => person.IsCalled(asked.GivenWords) && person.IsCalled(asked.FamilyWords);

    private static string? Sign(Person person) => person.Record.Skills.FirstOrDefault(skill => skill.ToUpperInvariant() is "C#" or "C++");

    private static string[] Values(Person person) =>
        [person.Record.JobTitle!, person.Record.Department!, person.Record.Location!, .. person.Record.Skills];

    private static string Value(Person person, Random random) => Values(person) is var values ? values[random.Next(values.Length)] : "";

    private static string Question(Person person, Random random)
    {
        var (skill, place) = (person.Record.Skills[0], person.Record.Location!);
        return random.Next(3) switch { 0 => $"who knows {skill} in {place}", 1 => $"someone with {skill} from {place}", _ => $"the {skill} people at {place}" };
    }

    private static string Initials(string[] words) => string.Concat(words.Select(word => word[0]));

    // Behind the country code, which stands apart.
    private static string National(Person person) =>
        string.Concat(person.Record.Phones[^1].Split(" ext")[0].Split(' ').Skip(1).SelectMany(part => part).Where(char.IsAsciiDigit));
}
