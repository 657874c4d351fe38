using System.Globalization;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

/// <param name="Label">A field, or with <paramref name="Typed"/> a text in which {0} is Text and {1} what was typed.</param>
public sealed record MatchReason(string Label, string? Text = null, string? Typed = null)
{
    public const string Title = "Title", Department = "Department", Location = "Location";

    public static IReadOnlyList<MatchReason> For(
        Employee person, IReadOnlyList<SearchTerm> terms, Func<Employee?> manager) =>
        [.. terms.Select(term => For(person, term, manager)).OfType<MatchReason>().Distinct()];

    public override string ToString() =>
        Typed is not null ? string.Format(CultureInfo.InvariantCulture, Label, Text, Typed)
        : Text is not null ? $"{Label}: {Text}"
        : Label;

    private static MatchReason? For(Employee person, SearchTerm term, Func<Employee?> manager)
    {
        string[] names = [person.DisplayName, person.GivenName ?? "", person.FamilyName ?? ""];
        var words = names.SelectMany(SearchText.Words).ToList();
        if (Begins(words, term.Word))
            return null;
        return Field(person, text => Begins(SearchText.Words(text), term.Word) || Stands(text, term))
            ?? (words.FirstOrDefault(term.Variants.Contains) is { } variant
                ? new MatchReason("{0} for “{1}”", Shown(names, variant), term.Word)
                : null)
            ?? (Begins(names.SelectMany(SearchText.Spellings), term.Word)
                ? new MatchReason("Name written “{1}”", Typed: term.Word)
                : null)
            ?? (PersonText.InitialsOf(person).Contains(term.Word) ? new MatchReason("Initials") : null)
            ?? (PhoneOf(person, term.Word) is { } phone ? new MatchReason("Phone", phone) : null)
            ?? (manager() is { } boss && Begins(SearchText.Words(boss.DisplayName), term.Word)
                ? new MatchReason("Reports to", boss.DisplayName)
                : null)
            ?? (words.Any(word => word.Contains(term.Word, StringComparison.Ordinal))
                ? new MatchReason("Part of the name")
                : null)
            ?? Field(
                person,
                text => SearchText.Words(text).Any(word => word.Contains(term.Word, StringComparison.Ordinal)))
            ?? new MatchReason("Spelt like “{1}”", Typed: term.Word);
    }

    private static MatchReason? Field(Employee person, Func<string, bool> matches)
    {
        (string Label, string? Text)[] fields =
        [
            (Title, person.JobTitle), (Department, person.Department), (Location, person.Location),
            .. person.Skills.Select(skill => ("Skill", (string?)skill)),
            ("E-mail", person.Email), ("Employee number", person.EmployeeNumber)
        ];
        return fields.Where(field => field.Text is not null && matches(field.Text))
            .Select(field => new MatchReason(field.Label, field.Text)).FirstOrDefault();
    }

    // nodejs for node.js, mgr for manager, ceo for Chief Executive Officer.
    private static bool Stands(string text, SearchTerm term) =>
        SearchText.Words(text).Any(term.Variants.Contains) || SearchText.Spellings(text).Contains(term.Word)
        || SearchText.Initials(text).Contains(term.Word);

    private static bool Begins(IEnumerable<string> words, string typed) =>
        words.Any(word => word.StartsWith(typed, StringComparison.Ordinal));

    private static string Shown(IEnumerable<string> names, string folded) =>
        names.SelectMany(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(chunk => SearchText.Words(chunk).Contains(folded)) ?? folded;

    private static string? PhoneOf(Employee person, string digits) => digits.All(char.IsAsciiDigit)
        ? person.Phones.FirstOrDefault(phone =>
            SearchText.Digits(phone).Contains(digits.TrimStart('0'), StringComparison.Ordinal))
        : null;
}
