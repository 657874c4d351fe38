using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Why someone was found, where it is not that a name begins as it was typed.</summary>
public static class MatchReason
{
    /// <returns>Such as “Skill: Rust, Location: Leeds”; null where the name says it.</returns>
    public static string? Of(Employee person, IReadOnlyList<SearchTerm> terms, Func<Employee?> manager)
    {
        var reasons = terms.Select(term => Of(person, term, manager)).OfType<string>().Distinct().ToList();
        return reasons.Count == 0 ? null : string.Join(", ", reasons);
    }

    private static string? Of(Employee person, SearchTerm term, Func<Employee?> manager)
    {
        string[] names = [person.DisplayName, person.GivenName ?? "", person.FamilyName ?? ""];
        var words = names.SelectMany(SearchText.Words).ToList();
        if (Begins(words, term.Word))
            return null;
        return Field(person, word => Begins(SearchText.Words(word), term.Word))
            ?? (words.FirstOrDefault(term.Variants.Contains) is { } variant ? $"{Shown(names, variant)} for “{term.Word}”" : null)
            ?? (names.SelectMany(SearchText.Spellings).Any(word => word.StartsWith(term.Word, StringComparison.Ordinal)) ? $"Name written “{term.Word}”" : null)
            ?? (PersonText.InitialsOf(person).Contains(term.Word) ? "Initials" : null)
            ?? (IsPhoneOf(person, term.Word, out var phone) ? $"Phone: {phone}" : null)
            ?? (manager() is { } boss && Begins(SearchText.Words(boss.DisplayName), term.Word) ? $"Reports to {boss.DisplayName}" : null)
            ?? (words.Any(word => word.Contains(term.Word, StringComparison.Ordinal)) ? "Part of the name" : null)
            ?? Field(person, text => SearchText.Words(text).Any(word => word.Contains(term.Word, StringComparison.Ordinal)))
            ?? $"Spelt like “{term.Word}”";
    }

    private static string? Field(Employee person, Func<string, bool> matches)
    {
        (string Label, string? Text)[] fields =
        [
            ("Title", person.JobTitle), ("Department", person.Department), ("Location", person.Location),
            .. person.Skills.Select(skill => ("Skill", (string?)skill)),
            ("E-mail", person.Email), ("Employee number", person.EmployeeNumber)
        ];
        var (label, text) = fields.FirstOrDefault(field => field.Text is not null && matches(field.Text));
        return label is null ? null : $"{label}: {text}";
    }

    private static bool Begins(IEnumerable<string> words, string typed) => words.Any(word => word.StartsWith(typed, StringComparison.Ordinal));

    /// <summary>The folded word as the name has it.</summary>
    private static string Shown(IEnumerable<string> names, string folded) =>
        names.SelectMany(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(chunk => SearchText.Words(chunk).Contains(folded)) ?? folded;

    private static bool IsPhoneOf(Employee person, string digits, out string phone)
    {
        phone = person.Phones.FirstOrDefault(phone => SearchText.Digits(phone).Contains(digits.TrimStart('0'), StringComparison.Ordinal)) ?? "";
        return phone.Length > 0 && digits.All(char.IsAsciiDigit);
    }
}
