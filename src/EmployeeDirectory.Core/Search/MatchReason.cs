using System.Globalization;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

/// <param name="Label">A field, or with <paramref name="Typed"/> a text in which {0} is Text and {1} what was typed.</param>
public sealed record MatchReason(string Label, string? Text = null, string? Typed = null)
{
    public const string Title = "Title", Department = "Department", Location = "Location";

    public static IReadOnlyList<MatchReason> For(
        Employee person, IReadOnlyList<SearchTerm> terms, Func<Employee?> manager)
    {
        if (terms.Count == 0)
            return [];
        var texts = new PersonTexts(person, manager);
        return [.. terms.Select(texts.ReasonFor).OfType<MatchReason>().Distinct()];
    }

    public override string ToString() =>
        Typed is not null ? string.Format(CultureInfo.InvariantCulture, Label, Text, Typed)
        : Text is not null ? $"{Label}: {Text}"
        : Label;

    // The words of one person, read once for all terms.
    private sealed class PersonTexts(Employee person, Func<Employee?> manager)
    {
        private readonly string[] _names = [person.DisplayName, person.GivenName ?? "", person.FamilyName ?? ""];
        private readonly Lazy<Employee?> _manager = new(manager);

        private List<string> Words => field ??= [.. _names.SelectMany(SearchText.Words)];

        private List<string> Spellings => field ??= [.. _names.SelectMany(SearchText.Spellings)];

        private List<string> Initials => field ??= [.. PersonWords.InitialsOf(person)];

        private List<Field> Fields => field ??=
        [
            .. Field.Of(Title, person.JobTitle), .. Field.Of(Department, person.Department),
            .. Field.Of(Location, person.Location), .. person.Skills.SelectMany(skill => Field.Of("Skill", skill)),
            .. Field.Of("E-mail", person.Email), .. Field.Of("Employee number", person.EmployeeNumber)
        ];

        public MatchReason? ReasonFor(SearchTerm term)
        {
            if (Begins(Words, term.Word))
                return null;
            return Fields.Find(field => Begins(field.Words, term.Word) || field.MatchesVariant(term))?.Reason
                ?? (Words.Find(term.Variants.Contains) is { } variant
                    ? new MatchReason("{0} for “{1}”", Shown(variant), term.Word)
                    : null)
                ?? (Begins(Spellings, term.Word) ? new MatchReason("Name written “{1}”", Typed: term.Word) : null)
                ?? (Initials.Contains(term.Word) ? new MatchReason("Initials") : null)
                ?? (PhoneWith(term.Word) is { } phone ? new MatchReason("Phone", phone) : null)
                ?? (_manager.Value is { } boss && Begins([.. SearchText.Words(boss.DisplayName)], term.Word)
                    ? new MatchReason("Reports to", boss.DisplayName)
                    : null)
                ?? (Contains(Words, term.Word) ? new MatchReason("Part of the name") : null)
                ?? Fields.Find(field => Contains(field.Words, term.Word))?.Reason
                ?? new MatchReason("Spelt like “{1}”", Typed: term.Word);
        }

        private string Shown(string folded) =>
            _names.SelectMany(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                .FirstOrDefault(chunk => SearchText.Words(chunk).Contains(folded)) ?? folded;

        private string? PhoneWith(string digits) => digits.All(char.IsAsciiDigit)
            ? person.Phones.FirstOrDefault(phone =>
                SearchText.Digits(phone).Contains(digits.TrimStart('0'), StringComparison.Ordinal))
            : null;

        private static bool Begins(List<string> words, string typed) =>
            words.Exists(word => word.StartsWith(typed, StringComparison.Ordinal));

        private static bool Contains(List<string> words, string typed) =>
            words.Exists(word => word.Contains(typed, StringComparison.Ordinal));
    }

    private sealed class Field(string label, string text)
    {
        public static IEnumerable<Field> Of(string label, string? text) => text is null ? [] : [new Field(label, text)];

        public MatchReason Reason => new(label, text);

        public List<string> Words { get; } = [.. SearchText.Words(text)];

        private List<string> Others => field ??= [.. SearchText.Spellings(text), .. SearchText.Initials(text)];

        // nodejs for node.js, mgr for manager, ceo for Chief Executive Officer.
        public bool MatchesVariant(SearchTerm term) => Words.Exists(term.Variants.Contains) || Others.Contains(term.Word);
    }
}
