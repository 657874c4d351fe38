using static EmployeeDirectory.Benchmarks.Search.NameQueries;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Operators, short forms of work, values with slips, and numbers in parts.</summary>
internal static class ShortQueries
{
    private static readonly Dictionary<string, string[]> Short = """
        Senior sr snr|Software sw|Engineer eng engr|Engineering eng|Manager mgr|Administrator admin|Technician tech|Financial fin|Account acct|Associate assoc
        Supervisor supv|Coordinator coord|Executive exec|Systems sys|Representative rep
        """.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(line => line[0], line => line[1..]);

    private static readonly string[] Questions =
    [
        "wer kann {0} in {1}", "qui connaît {0} à {1}", "quién sabe {0} en {1}", "chi conosce {0} a {1}", "wie kan {0} in {1}", "looking for someone who knows {0} in {1}",
        "kto zna {0} w {1}", "show me everyone with {0} in {1} please"
    ];

    public static IEnumerable<LabelledQuery> All(Namesakes crowd) =>
    [
        .. crowd.Ask("in:", 15, (person, _) => Latin(person) ? $"{person.Given} in:\"{person.Record.Location}\"" : null,
            (asked, _) => person => person.IsCalled(asked.GivenWords) && person.Record.Location == asked.Record.Location),
        .. crowd.Ask("skill:", 15, (person, _) => $"skill:\"{person.Record.Skills[0]}\" in:\"{Typed.Plain(person.Record.Location!)}\"",
            (asked, _) => person => person.Record.Location == asked.Record.Location && person.HasSkill(asked.Record.Skills[0])),
        .. crowd.Ask("department:", 15, (person, _) => Latin(person) ? $"department:\"{person.Record.Department!.ToLowerInvariant()}\" {person.Family}" : null,
            (asked, _) => person => person.IsCalled(asked.FamilyWords) && person.Record.Department == asked.Record.Department),
        .. crowd.Ask("manager:", 15, (person, _) => person.Manager is { IsListed: true } manager ? $"manager:\"{manager.Record.DisplayName}\"" : null,
            (asked, _) => person => person.Manager is { IsListed: true } manager && manager.NameKey == asked.Manager!.NameKey),
        .. crowd.Ask("team:", 10, (person, _) => person.Manager?.Manager is { IsListed: true } top && person.Manager.IsListed ? $"team:\"{top.Record.DisplayName}\"" : null,
            (asked, _) => person => Above(person).Any(manager => manager.NameKey == asked.Manager!.Manager!.NameKey)),
        .. crowd.Ask("operator with a slip", 20, (person, random) => person.Record.Skills[0] is { Length: > 6 } skill ? $"skill:\"{Slip(skill, random)}\" in:\"{person.Record.Location}\"" : null,
            (asked, _) => person => person.Record.Location == asked.Record.Location && person.HasSkill(asked.Record.Skills[0])),
        .. crowd.Ask("value, other signs", 20, (person, random) => person.Record.Skills[0].Contains(' ') ? person.Record.Skills[0].Replace(" ", random.Next(2) == 0 ? "-" : "", StringComparison.Ordinal).ToUpperInvariant() : null,
            (asked, _) => person => person.HasSkill(asked.Record.Skills[0]), most: 10_000),
        .. crowd.Ask("value with a slip", 30, (person, random) => Values(person)[random.Next(Values(person).Length)] is { Length: > 7 } value ? Slip(value.ToLowerInvariant(), random) : null,
            (_, text) => person => Values(person).Any(value => Distance.Between(value.ToLowerInvariant(), text) <= 1
                || value.ToLowerInvariant().Split(' ').Intersect(text.Split(' ')).Count() == text.Split(' ').Length - 1
                    && text.Split(' ').All(word => value.ToLowerInvariant().Split(' ').Any(own => Distance.Between(own, word) <= 1))), most: 20_000),
        .. crowd.Ask("initials of a title", 20, (person, _) => person.TitleWords.Length > 1 ? Initials(person).ToUpperInvariant() : null,
            (asked, text) => person => Initials(person) == Initials(asked) || Typed.Words(person.Record.Department!) is { Length: > 1 } words && string.Concat(words.Select(word => word[0])) == Initials(asked),
            most: 10_000),
        .. crowd.Ask("short words of work", 30, (person, random) => Shortened(person.Record.JobTitle!, random) is { } title ? $"{title} {person.Record.Location}" : null,
            (asked, _) => person => person.Record.Location == asked.Record.Location && person.Record.JobTitle == asked.Record.JobTitle),
        .. crowd.Ask("question, any language", 30, (person, random) => string.Format(null, Questions[random.Next(Questions.Length)], person.Record.Skills[0], person.Record.Location),
            (asked, _) => person => person.Record.Location == asked.Record.Location && person.HasSkill(asked.Record.Skills[0])),
        .. crowd.Ask("extension", 20, (person, random) => person.Extension is { } extension ? random.Next(3) switch { 0 => $"x{extension}", 1 => $"ext {extension}", _ => $"ext. {extension}" } : null,
            (asked, _) => person => person.Extension == asked.Extension),
        .. crowd.Ask("phone beginning", 20, (person, random) => $"{(random.Next(2) == 0 ? "+" : "00")}{person.Digits[^1][..^3]}",
            (asked, _) => person => person.Digits.Any(digits => digits.StartsWith(asked.Digits[^1][..^3], StringComparison.Ordinal))),
        .. crowd.Ask("phone, dots and slashes", 15, (person, random) => person.Digits[^1][^7..] is var end ? $"{end[..3]}{(random.Next(2) == 0 ? "." : "/")}{end[3..]}" : null,
            (_, text) => person => person.Digits.Any(digits => digits.EndsWith(string.Concat(text.Where(char.IsAsciiDigit)), StringComparison.Ordinal))),
        .. crowd.Ask("number, other signs", 10, (person, random) => random.Next(2) == 0 ? $"e-{person.Record.EmployeeNumber![1..]}" : $"E 00{person.Record.EmployeeNumber![1..]}",
            (asked, _) => person => person.Record.EmployeeNumber == asked.Record.EmployeeNumber),
        .. crowd.Ask("two addresses", 10, (person, _) => person.Manager is { IsListed: true } manager ? $"{person.Record.Email}; {manager.Record.Email}" : null,
            (asked, _) => person => person == asked || person == asked.Manager),
        .. crowd.Ask("mailto with a subject", 10, (person, _) => $"mailto:{person.Record.Email}?subject=Lunch%20today", (asked, _) => person => person == asked)
    ];

    private static string[] Values(Person person) => [person.Record.JobTitle!, person.Record.Department!, .. person.Record.Skills];

    private static string Initials(Person person) => string.Concat(person.TitleWords.Select(word => word[0]));

    // A team ends below somebody who is hidden.
    private static IEnumerable<Person> Above(Person person)
    {
        for (var manager = person.Manager; manager is { IsListed: true }; manager = manager.Manager)
            yield return manager;
    }

    private static string? Shortened(string title, Random random)
    {
        var words = title.Split(' ').Select(word => Short.TryGetValue(word, out var forms) ? forms[random.Next(forms.Length)] : word).ToList();
        return string.Join(' ', words) is var text && text != title ? text : null;
    }

    private static string Slip(string value, Random random)
    {
        var at = random.Next(2, value.Length - 2);
        return value[at] == ' ' || value[at + 1] == ' ' ? value.Remove(value.Length - 2, 1) : random.Next(2) == 0
            ? value.Remove(at, 1)
            : value[..at] + value[at + 1] + value[at] + value[(at + 2)..];
    }
}
