using System.Globalization;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

/// <param name="Label">A field, or with <paramref name="Typed"/> a text in which {0} is Text and {1} what was typed.</param>
public sealed record MatchReason(string Label, string? Text = null, string? Typed = null)
{
    public const string Title = "Title", Department = "Department", Location = "Location";

    /// <param name="similar">Words that are read in place of one, for want of that.</param>
    public static Hit Explain(
        Employee person, IReadOnlyList<SearchTerm> terms, Func<SearchTerm, IReadOnlyList<string>> similar, Func<Employee?> manager)
    {
        if (terms.Count == 0)
            return new(person, []);
        var texts = new PersonTexts(person, similar, manager);
        return new(person, [.. terms.Select(texts.ReasonFor).OfType<MatchReason>().Distinct()]) { Words = texts.Matched };
    }

    public override string ToString() =>
        Typed is not null ? string.Format(CultureInfo.InvariantCulture, Label, Text, Typed)
        : Text is not null ? $"{Label}: {Text}"
        : Label;

    private sealed class PersonTexts(Employee person, Func<SearchTerm, IReadOnlyList<string>> similar, Func<Employee?> manager)
    {
        private readonly HashSet<string> _matched = [];
        private readonly Lazy<Employee?> _manager = new(manager);

        public IReadOnlySet<string> Matched => _matched;

        private List<string> Words => field ??= [.. SearchText.Words(person.DisplayName)];

        private List<string> Names => field ??=
            [person.DisplayName, .. new[] { person.GivenName, person.FamilyName }.OfType<string>().Where(IsShown)];

        private ILookup<string, string> WordsBySpelling => field ??= BySpelling(Names);

        private List<string> Initials => field ??= [.. PersonWords.InitialsOf(person)];

        private List<Field> Fields => field ??=
        [
            .. Hidden("Given name", person.GivenName), .. Hidden("Family name", person.FamilyName),
            .. Field.Of(Title, person.JobTitle), .. Field.Of(Department, person.Department),
            .. Field.Of(Location, person.Location), .. person.Skills.SelectMany(skill => Field.Of("Skill", skill)),
            .. Field.Of("E-mail", person.Email), .. Field.Of("Employee number", person.EmployeeNumber)
        ];

        public MatchReason? ReasonFor(SearchTerm term)
        {
            if (Words.Exists(word => Begins(word, term.Word)))
                return null;
            var forms = term.Variants.Concat(term.Forms.SelectMany(form => form.Split(' '))).ToHashSet();
            return InField(word => Begins(word, term.Word))
                ?? Named(term.Variants.Contains, term)
                ?? InField(forms.Contains)
                ?? Spelt(term.Word)
                ?? WrittenAs(spelling => Begins(spelling, term.Word) || term.Variants.Contains(spelling), term.Word)
                ?? (Initials.Contains(term.Word) ? new MatchReason("Initials") : null)
                ?? OnPhone(term.Word)
                ?? ReportsTo(term)
                ?? (Mark(Words, word => Contains(word, term.Word)) ? new MatchReason("Part of the name") : null)
                ?? WrittenAs(spelling => Contains(spelling, term.Word), term.Word)
                ?? InField(word => Contains(word, term.Word) || term.IsNumber && Contains(word, term.Word.TrimStart('0')))
                ?? Similar(term)
                ?? Splits(term.Word);
        }

        private bool IsShown(string name) =>
            SearchText.Words(name).All(word => Words.Exists(shown => Contains(shown, word)));

        private IEnumerable<Field> Hidden(string label, string? name) =>
            name is null || IsShown(name) ? [] : Field.Of(label, name);

        private MatchReason? Similar(SearchTerm term)
        {
            var words = similar(term);
            if (!Words.Exists(words.Contains) && !words.Any(WordsBySpelling.Contains))
                return InField(words.Contains);
            var isOtherScript = SearchText.Latin(term.Word) is not null
                || Words.Exists(word => words.Contains(word) && SearchText.Latin(word) is not null);
            if (isOtherScript && Named(words.Contains, term) is { } named)
                return named;
            return Mark(Words, words.Contains) || words.Any(word => Mark(WordsBySpelling[word], _ => true))
                ? new MatchReason("Spelt like “{1}”", Typed: term.Word)
                : null;
        }

        private MatchReason? InField(Func<string, bool> matches) => Fields.Find(field => Mark(field.Words, matches))?.Reason;

        private MatchReason? Spelt(string word) =>
            Fields.Find(field => field.Others.Contains(word) && MarkTelling(field.Words))?.Reason;

        private MatchReason? Named(Func<string, bool> matches, SearchTerm term) =>
            Mark(Words, matches) ? new MatchReason("{0} for “{1}”", Shown(Words.Find(word => matches(word))!), term.Word) : null;

        private MatchReason? WrittenAs(Func<string, bool> matches, string typed) =>
            WordsBySpelling.FirstOrDefault(group => matches(group.Key)) is { } written && Mark(written, _ => true)
                ? new MatchReason("Name written “{1}”", Typed: typed)
                : null;

        private MatchReason? ReportsTo(SearchTerm term)
        {
            if (_manager.Value is not { } boss)
                return null;
            List<string> names = [boss.DisplayName, .. new[] { boss.GivenName, boss.FamilyName }.OfType<string>()];
            return names.SelectMany(SearchText.Words).Concat(BySpelling(names).Select(group => group.Key))
                .Any(word => Begins(word, term.Word) || term.Variants.Contains(word))
                ? new MatchReason("Reports to", boss.DisplayName)
                : null;
        }

        private MatchReason? Splits(string typed) => Mark(Words, word => word.Length > 1 && Contains(typed, word))
            ? new MatchReason("Name written “{1}”", Typed: typed)
            : InField(word => word.Length > 1 && Contains(typed, word));

        private MatchReason? OnPhone(string typed) =>
            (PhoneNumber.ParseExtension(typed) ?? typed) is var digits && digits.All(char.IsAsciiDigit)
            && person.Phones.FirstOrDefault(phone => IsDialled(phone, digits)) is { } phone
            && MarkTelling([.. SearchText.Words(phone)])
                ? new MatchReason("Phone", phone)
                : null;

        private static bool IsDialled(string phone, string digits)
        {
            string[] numbers = [SearchText.Digits(phone), string.Concat(SearchText.PhoneBackwards(phone).Reverse())];
            string?[] read =
            [
                digits.TrimStart('0'), PhoneNumber.ParseDialled(digits)?.NationalDigits(),
                PhoneNumber.Parse($"+{digits}")?.NationalDigits()
            ];
            return read.Any(typed => typed is { Length: > 0 } && Array.Exists(numbers, number => Contains(number, typed)));
        }

        private static ILookup<string, string> BySpelling(IReadOnlyList<string> names) => (
            from name in names
            from chunk in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            from spelling in SearchText.Spellings(chunk)
            from word in SearchText.Words(chunk)
            select (spelling, word)).Concat(
            from name in names.Skip(1)
            where SearchText.Joined(name) is not null
            from word in SearchText.Words(name)
            select (spelling: SearchText.Joined(name)!, word)).ToLookup(pair => pair.spelling, pair => pair.word);

        private string Shown(string folded) =>
            Names.SelectMany(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                .FirstOrDefault(chunk => SearchText.Words(chunk).Contains(folded)) ?? folded;

        private bool Mark(IEnumerable<string> words, Func<string, bool> matches)
        {
            List<string> matching = [.. words.Where(matches)];
            _matched.UnionWith(matching);
            return matching.Count > 0;
        }

        // Short words, such as "of" or a country code, stand elsewhere, too.
        private bool MarkTelling(List<string> words) => Mark(words, word => word.Length > 2) || Mark(words, _ => true);

        private static bool Begins(string word, string typed) => word.StartsWith(typed, StringComparison.Ordinal);

        private static bool Contains(string word, string typed) => word.Contains(typed, StringComparison.Ordinal);
    }

    private sealed class Field(string label, string text)
    {
        public static IEnumerable<Field> Of(string label, string? text) => text is null ? [] : [new Field(label, text)];

        public MatchReason Reason => new(label, text);

        public List<string> Words { get; } = [.. SearchText.Words(text)];

        public List<string> Others => field ??=
            [
                .. SearchText.Spellings(text), .. SearchText.Initials(text), SearchText.NumberKey(text),
                .. SearchText.Joined(text) is { } joined ? [joined] : (string[])[]
            ];
    }
}
