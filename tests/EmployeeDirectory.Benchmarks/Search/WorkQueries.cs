using static EmployeeDirectory.Benchmarks.Search.NameQueries;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>People by what they do, where, for whom, and by their addresses and numbers.</summary>
internal static class WorkQueries
{
    public static IEnumerable<LabelledQuery> All(Namesakes crowd) =>
    [
        .. crowd.Ask("title, place", 20, (person, _) => Joined(person.Record.JobTitle!, person.Record.Location!),
            (asked, _) => person => person.Record.Location == asked.Record.Location && asked.TitleWords.All(person.TitleWords.Contains)),
        .. crowd.Ask("department, place", 15, (person, _) => Joined(person.Record.Department!, Typed.Plain(person.Record.Location!)),
            (asked, _) => person => person.Record.Location == asked.Record.Location && person.Record.Department == asked.Record.Department),
        .. crowd.Ask("department, given", 20, (person, _) => Latin(person) ? Joined(person.Record.Department!, person.Given) : null,
            (asked, _) => person => person.IsCalled(asked.GivenWords) && person.Record.Department == asked.Record.Department),
        .. crowd.Ask("given, place", 15, (person, _) => Latin(person) ? Joined(person.Given, person.Record.Location!) : null,
            (asked, _) => person => person.IsCalled(asked.GivenWords) && person.Record.Location == asked.Record.Location),
        .. crowd.Ask("skill, given", 20, (person, _) => Latin(person) ? Joined(person.Record.Skills[0], person.Given) : null,
            (asked, _) => person => person.IsCalled(asked.GivenWords) && person.HasSkill(asked.Record.Skills[0])),
        .. crowd.Ask("manager, title", 20, (person, _) => person.Manager is { } manager && Latin(manager)
                ? Joined($"{manager.Given} {manager.Family}", person.TitleWords[^1]) : null,
            (asked, text) => person => person.TitleWords.Contains(asked.TitleWords[^1])
                && (IsCalled(person.Manager, asked.Manager!) || IsCalled(person, asked.Manager!))),
        .. crowd.Ask("e-mail", 15, (person, _) => person.Record.Email, (_, text) => person => person.Record.Email == text),
        .. crowd.Ask("mailbox", 15, (person, _) => Latin(person) ? person.Mailbox : null, (_, text) => person => person.Mailbox == text),
        .. crowd.Ask("phone ending", 20, (person, random) => person.Digits[^1][^random.Next(4, 8)..],
            (_, text) => person => person.Extension == text || person.Digits.Any(digits => digits.EndsWith(text, StringComparison.Ordinal)
                || $"{digits}{person.Extension}".EndsWith(text, StringComparison.Ordinal))),
        .. crowd.Ask("phone, spaced", 15, (person, random) => Spaced(person.Digits[^1][^random.Next(6, 8)..]),
            (_, text) => person => person.Digits.Any(digits => digits.EndsWith(text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal))),
        .. crowd.Ask("employee number", 10, (person, random) => random.Next(2) == 0 ? person.Record.EmployeeNumber : person.Record.EmployeeNumber!.ToLowerInvariant(),
            (asked, _) => person => person.Record.EmployeeNumber == asked.Record.EmployeeNumber)
    ];

    /// <summary>Whoever knows the two writes them small, as one does.</summary>
    private static string Joined(string first, string second) => $"{first} {second}".ToLowerInvariant();

    private static string Spaced(string digits) => $"{digits[..^4]} {digits[^4..]}";

    private static bool IsCalled(Person? person, Person name) => person?.IsCalled([.. name.GivenWords, .. name.FamilyWords]) == true;
}
