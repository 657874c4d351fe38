namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Names as they stand, in other orders and in parts.</summary>
internal static class NameQueries
{
    public static IEnumerable<LabelledQuery> All(Namesakes crowd) =>
    [
        .. crowd.Ask("full name", 20, (person, _) => person.Family.Length > 0 ? person.Record.DisplayName : null, SameName),
        .. crowd.Ask("reversed", 20, (person, _) => Latin(person) ? $"{person.Record.FamilyName} {person.Record.GivenName}" : null, SameWords),
        .. crowd.Ask("case", 15, (person, random) => Latin(person) ? Shout(person, random) : null, SameWords),
        .. crowd.Ask("single name", 10, (person, _) => person.Family.Length == 0 ? person.Record.DisplayName : null, SameName),
        .. crowd.Ask("given, initial", 15, (person, _) => Latin(person) ? $"{person.Given} {person.FamilyWords[0][0]}" : null,
            StartingWith),
        .. crowd.Ask("family, rare", 20, (person, _) => person.Family.Length > 3 ? person.Record.FamilyName : null,
            (asked, _) => person => person.IsCalled(asked.FamilyWords), most: 5),
        .. crowd.Ask("given", 15, (person, _) => person.Given.Length > 3 && Latin(person) ? person.Record.GivenName : null,
            (asked, _) => person => person.IsCalled(asked.GivenWords)),
        .. crowd.Ask("prefix", 20, (person, random) => Latin(person) && person.Family.Length > 6 ? person.Family[..random.Next(4, 7)] : null,
            (_, text) => person => person.NameWords.Any(word => word.StartsWith(text, StringComparison.Ordinal)), most: 25),
        .. crowd.Ask("given, prefix", 20, (person, random) => Latin(person) && person.FamilyWords[^1].Length > 5 ? $"{person.Given} {person.FamilyWords[^1][..random.Next(2, 5)]}" : null,
            StartingWith),
        .. crowd.Ask("initials", 20, (person, _) => person.NameWords.Length is 3 or 4 && !crowd.HasWord(Initials(person)) ? Initials(person) : null,
            (_, text) => person => Initials(person) == text),
        .. crowd.Ask("word ending", 20, (person, random) => Part(person, random, crowd, toEnd: true),
            (_, text) => person => person.NameWords.Any(word => word.EndsWith(text, StringComparison.Ordinal)), most: 10),
        .. crowd.Ask("word middle", 20, (person, random) => Part(person, random, crowd, toEnd: false),
            (_, text) => person => person.NameWords.Any(word => word.Contains(text, StringComparison.Ordinal)), most: 10),
        .. crowd.Ask("half of a double", 20, (person, random) => person.FamilyWords.Length == 2 && person.FamilyWords.All(word => word.Length > 3)
                ? $"{person.Given} {person.FamilyWords[random.Next(2)]}" : null,
            SameWords),
        .. crowd.Ask("no apostrophe", 15, (person, _) => person.Record.FamilyName?.Contains('’') == true
                ? $"{person.Given} {person.Family.Replace("'", "", StringComparison.Ordinal)}" : null,
            (asked, _) => person => person.Given == asked.Given && person.Family == asked.Family)
    ];

    /// <summary>Two names in letters of a usual keyboard once accents are gone, of which neither repeats the other.</summary>
    public static bool Latin(Person person) =>
        person.Family.Length > 0 && person.Given.All(IsPlain) && person.Family.All(IsPlain) && !person.FamilyWords.Intersect(person.GivenWords).Any();

    public static Func<Person, bool> SameName(Person asked, string text)
    {
        var key = Typed.Key(text);
        return person => person.NameKey == key;
    }

    public static Func<Person, bool> SameWords(Person asked, string text)
    {
        var words = Typed.Words(text);
        return person => person.IsCalled(words);
    }

    /// <summary>The given name whole, and what follows it as the beginning of another word.</summary>
    private static Func<Person, bool> StartingWith(Person asked, string text)
    {
        var beginning = text[(asked.Given.Length + 1)..];
        return person => person.IsCalled(asked.GivenWords)
            && person.NameWords.Except(asked.GivenWords).Any(word => word.StartsWith(beginning, StringComparison.Ordinal));
    }

    private static bool IsPlain(char c) => char.IsAsciiLetter(c) || c is ' ' or '-';

    private static string Shout(Person person, Random random)
    {
        var name = $"{person.Record.GivenName} {person.Record.FamilyName}";
        return random.Next(2) == 0 ? name.ToUpperInvariant() : string.Concat(name.Select((c, i) => i % 2 == 0 ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
    }

    private static string Initials(Person person) => string.Concat(person.NameWords.Select(word => word[0]));

    private static string? Part(Person person, Random random, Namesakes crowd, bool toEnd)
    {
        if (person.FamilyWords is not [{ Length: > 8 } word])
            return null;
        var part = toEnd ? word[^random.Next(5, 8)..] : word[2..^random.Next(1, 3)];
        return crowd.HasWord(part) ? null : part;
    }
}
