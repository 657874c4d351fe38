using System.Text.RegularExpressions;
using static EmployeeDirectory.Benchmarks.Search.NameQueries;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Names spelled or called otherwise than the record has them.</summary>
internal static class SpellingQueries
{
    public static IEnumerable<LabelledQuery> All(Namesakes crowd) =>
    [
        .. crowd.Ask("accents left out", 25, (person, _) => Latin(person) && HasAccents(person) ? $"{person.Given} {person.Family}" : null, SameWords),
        .. crowd.Ask("accents added", 15, (person, _) => Latin(person) && !HasAccents(person) ? Accented(person) : null, SameWords),
        .. crowd.Ask("umlaut as ue", 20, (person, _) => person.Culture.Code is "de" or "nordic" && HasUmlaut(person) ? Typed.WithoutUmlauts(Name(person)) : null, SameWritten),
        .. crowd.Ask("ue as umlaut", 15, (person, _) => person.Culture.Code is "de" or "nordic" && !HasUmlaut(person) ? Umlauts(Name(person)) : null, SameWritten),
        .. crowd.Ask("nickname", 25, (person, random) => Called(NicknameLines.English, person, random, fromName: true), SameCalled),
        .. crowd.Ask("nickname, other", 25, (person, random) => Called(NicknameLines.Others, person, random, fromName: true), SameCalled),
        .. crowd.Ask("name of nickname", 15, (person, random) => Called(NicknameLines.English, person, random, fromName: false), SameCalled)
    ];

    private static string Name(Person person) => $"{person.Record.GivenName} {person.Record.FamilyName}";

    private static bool HasAccents(Person person) => !Typed.Plain(Name(person)).Equals(Name(person), StringComparison.OrdinalIgnoreCase);

    private static bool HasUmlaut(Person person) => Typed.WithoutUmlauts(Name(person)) != Name(person);

    private static string? Accented(Person person)
    {
        var at = person.Family.AsSpan(1).IndexOfAny('a', 'e', 'o') + 1;
        if (person.Culture.Code is not ("es" or "fr" or "pt" or "it") || at == 0)
            return null;
        var accented = person.Family[at] switch { 'a' => 'á', 'e' => 'é', _ => 'ó' };
        return $"{person.Given} {person.Family[..at]}{accented}{person.Family[(at + 1)..]}";
    }

    private static string? Umlauts(string name)
    {
        var umlauts = Regex.Replace(name, "(?<=[b-df-hj-np-tv-z])[ou]e", pair => pair.Value == "oe" ? "ö" : "ü", RegexOptions.IgnoreCase);
        return umlauts != name ? umlauts : null;
    }

    private static Func<Person, bool> SameWritten(Person asked, string text)
    {
        var key = Typed.Key(Typed.WithoutUmlauts(text));
        return person => person.WrittenKey == key || person.NameKey == key;
    }

    private static Func<Person, bool> SameCalled(Person asked, string text)
    {
        var called = Typed.Plain(text.Split(' ')[0]);
        return person => person.IsCalled(asked.FamilyWords) && person.NameWords.Any(word => word == called || NicknameLines.Same(word, called));
    }

    private static string? Called(string[][] lines, Person person, Random random, bool fromName)
    {
        var fitting = Array.FindAll(lines, line => fromName
            ? line[0] == person.Record.GivenName
            : line.AsSpan(1).Contains(person.Record.GivenName));
        if (fitting.Length == 0 || person.Family.Length == 0)
            return null;
        var line = fitting[random.Next(fitting.Length)];
        return $"{(fromName ? line[random.Next(1, line.Length)] : line[0])} {person.Record.FamilyName}";
    }
}
