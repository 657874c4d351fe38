namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Names in their own script: whole, the other way round, and the part that says most.</summary>
internal static class ScriptQueries
{
    private static readonly (string Class, string[] Cultures)[] Scripts =
    [
        ("Cyrillic", ["ru", "uk"]), ("Greek", ["el"]), ("Arabic", ["ar"]), ("Hebrew", ["he"]), ("Devanagari", ["hi"]), ("Chinese", ["zh"]),
        ("Japanese", ["ja"]), ("Korean", ["ko"])
    ];

    public static IEnumerable<LabelledQuery> All(Namesakes crowd) =>
    [
        .. Scripts.SelectMany(script => crowd.Ask(
            script.Class, 15, (person, random) => script.Cultures.Contains(person.Culture.Code) ? Write(person, random) : null, Meant)),
        .. crowd.Ask("Vietnamese", 15, (person, _) => person.Culture.Code == "vi" ? person.Record.DisplayName : null, NameQueries.SameName),
        .. crowd.Ask("Vietnamese, plain", 15, (person, random) => person.Culture.Code == "vi"
            ? random.Next(2) == 0 ? Typed.Plain(person.Record.DisplayName) : $"{person.Given} {person.Family}" : null,
            NameQueries.SameWords)
    ];

    private static string? Write(Person person, Random random) => random.Next(4) switch
    {
        0 => person.Record.DisplayName,
        1 => $"{person.Record.FamilyName} {person.Record.GivenName}",
        2 => person.Culture.Shape == NameShape.GivenFirst ? Typed.Plain(person.Record.DisplayName) : $"{person.Record.FamilyName}{person.Record.GivenName}",
        _ => person.Record.GivenName is { Length: > 1 } given ? given : null
    };

    private static Func<Person, bool> Meant(Person asked, string text)
    {
        var plain = Typed.Plain(text);
        return plain == asked.Given
            ? person => person.Given == plain || person.NameWords.Contains(plain)
            : person => person.Given == asked.Given && person.Family == asked.Family || person.NameKey == asked.NameKey;
    }
}
