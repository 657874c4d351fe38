namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Full names with a slip of the fingers in one of them, that nobody's record matches as they stand.</summary>
internal static class TypoQueries
{
    public static IEnumerable<LabelledQuery> All(Namesakes crowd) =>
    [
        .. crowd.Ask("wrong letter", 25, (person, random) => OneSlip(person, random, crowd, Change), Within(1)),
        .. crowd.Ask("letter missing", 25, (person, random) => OneSlip(person, random, crowd, Drop), Within(1)),
        .. crowd.Ask("letter too many", 25, (person, random) => OneSlip(person, random, crowd, Add), Within(1)),
        .. crowd.Ask("letters swapped", 25, (person, random) => OneSlip(person, random, crowd, Swap), Within(1)),
        .. crowd.Ask("two slips", 25, (person, random) => TwoSlips(person, random, crowd), Within(2))
    ];

    private static string? OneSlip(Person person, Random random, Namesakes crowd, Func<string, Random, string> slip)
    {
        if (Words(person) is not ({ } given, { } family))
            return null;
        return random.Next(3) == 0 && given.Length > 4
            ? Unmatched($"{slip(given, random)} {family}", crowd)
            : Unmatched($"{given} {slip(family, random)}", crowd);
    }

    private static string? TwoSlips(Person person, Random random, Namesakes crowd)
    {
        Func<string, Random, string>[] slips = [Change, Drop, Add, Swap];
        if (Words(person) is not ({ Length: > 4 } given, { Length: > 7 } family))
            return null;
        string Slip(string word) => slips[random.Next(slips.Length)](word, random);
        return Unmatched(random.Next(2) == 0 ? $"{Slip(given)} {Slip(family)}" : $"{given} {Slip(Slip(family))}", crowd);
    }

    private static (string? Given, string? Family) Words(Person person) =>
        person.FamilyWords is [{ Length: > 4 } family] && Typed.Words(person.Given) is [{ Length: > 2 } given]
        && char.IsLetter(family[0]) && family[0] < 'א' ? (given, family) : (null, null);

    private static string? Unmatched(string text, Namesakes crowd) => crowd.HasPerson(text.Split(' ')) ? null : text;

    private static Func<Person, string, Func<Person, bool>> Within(int slips) => (asked, text) =>
    {
        var typed = text.Split(' ');
        return person => person.NameWords.Index().Any(given => Slips(given.Item, typed[0], slips) is var first && first <= slips
            && person.NameWords.Index().Any(family => family.Index != given.Index && first + Slips(family.Item, typed[1], slips) <= slips));
    };

    /// <summary>More than <paramref name="most"/> where the lengths alone say so.</summary>
    private static int Slips(string word, string typed, int most) =>
        Math.Abs(word.Length - typed.Length) > most ? most + 1 : Distance.Between(word, typed);

    private static string Change(string word, Random random)
    {
        var at = random.Next(1, word.Length);
        return word[..at] + Letter(word, random, not: word[at]) + word[(at + 1)..];
    }

    private static string Drop(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return word[..at] + word[(at + 1)..];
    }

    private static string Add(string word, Random random)
    {
        var at = random.Next(1, word.Length);
        return word[..at] + Letter(word, random, not: word[at]) + word[at..];
    }

    private static string Swap(string word, Random random)
    {
        var at = random.Next(0, word.Length - 1);
        return word[..at] + word[at + 1] + word[at] + word[(at + 2)..];
    }

    /// <summary>Of the word's own alphabet.</summary>
    private static char Letter(string word, Random random, char not)
    {
        var (first, count) = word[0] switch { < 'Ͱ' => ('a', 26), < 'Ѐ' => ('α', 25), _ => ('а', 32) };
        var letter = (char)(first + random.Next(count));
        return letter == not ? Letter(word, random, not) : letter;
    }
}
