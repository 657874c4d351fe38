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
        private readonly string[] _names = [person.DisplayName, person.GivenName ?? "", person.FamilyName ?? ""];
        private readonly HashSet<string> _matched = [];
        private readonly Lazy<Employee?> _manager = new(manager);

        public IReadOnlySet<string> Matched => _matched;

        private List<string> Words => field ??= [.. _names.SelectMany(SearchText.Words)];

        private ILookup<string, string> WordsBySpelling => field ??= (
            from name in _names
            from chunk in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            from spelling in SearchText.Spellings(chunk)
            from word in SearchText.Words(chunk)
            select (spelling, word)).Concat(
            from name in _names.Skip(1)
            where SearchText.Joined(name) is not null
            from word in SearchText.Words(name)
            select (spelling: SearchText.Joined(name)!, word)).ToLookup(pair => pair.spelling, pair => pair.word);

        private List<string> Initials => field ??= [.. PersonWords.InitialsOf(person)];

        private List<Field> Fields => field ??=
        [
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
                ?? WrittenAs(term.Word)
                ?? (Initials.Contains(term.Word) ? new MatchReason("Initials") : null)
                ?? OnPhone(term.Word)
                ?? (_manager.Value is { } boss && SearchText.Words(boss.DisplayName).Any(word => Begins(word, term.Word))
                    ? new MatchReason("Reports to", boss.DisplayName)
                    : null)
                ?? (Mark(Words, word => Contains(word, term.Word)) ? new MatchReason("Part of the name") : null)
                ?? InField(word => Contains(word, term.Word))
                ?? Similar(term);
        }

        private MatchReason? Similar(SearchTerm term)
        {
            var words = similar(term);
            if (!Words.Exists(words.Contains) && !words.Any(WordsBySpelling.Contains))
                return InField(words.Contains);
            var isOtherScript = SearchText.Latin(term.Word) is not null
                || Words.Exists(word => words.Contains(word) && SearchText.Latin(word) is not null);
            if (isOtherScript)
                return Named(words.Contains, term);
            return Mark(Words, words.Contains) || words.Any(word => Mark(WordsBySpelling[word], _ => true))
                ? new MatchReason("Spelt like “{1}”", Typed: term.Word)
                : null;
        }

        private MatchReason? InField(Func<string, bool> matches) => Fields.Find(field => Mark(field.Words, matches))?.Reason;

        private MatchReason? Spelt(string word) =>
            Fields.Find(field => field.Others.Contains(word) && MarkTelling(field.Words))?.Reason;

        private MatchReason? Named(Func<string, bool> matches, SearchTerm term) =>
            Mark(Words, matches) ? new MatchReason("{0} for “{1}”", Shown(Words.Find(word => matches(word))!), term.Word) : null;

        private MatchReason? WrittenAs(string typed) => WordsBySpelling.FirstOrDefault(group => Begins(group.Key, typed)) is { } written
            && Mark(written, _ => true)
                ? new MatchReason("Name written “{1}”", Typed: typed)
                : null;

        private MatchReason? OnPhone(string digits) => digits.All(char.IsAsciiDigit)
            && digits.TrimStart('0') is { Length: > 0 } dialled
            && person.Phones.FirstOrDefault(phone =>
                SearchText.Digits(phone).Contains(dialled, StringComparison.Ordinal)) is { } phone
            && MarkTelling([.. SearchText.Words(phone)])
                ? new MatchReason("Phone", phone)
                : null;

        private string Shown(string folded) =>
            _names.SelectMany(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
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
            [.. SearchText.Spellings(text), .. SearchText.Initials(text), SearchText.NumberKey(text)];
    }
}
