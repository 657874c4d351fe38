using System.Text;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

// Also reads the form of Active Directory and Entra ID: Weber, Jonas (Contractor).
public sealed class PersonName
{
    private readonly NameWords _words;

    private PersonName(NameWords words) => _words = words;

    public string? Family { get; private init; }

    public string? Given { get; private init; }

    public Range? FamilyAt { get; private init; }

    // Hungary, Vietnam and East Asia write names this way, without a comma.
    public bool FamilyFirst =>
        FamilyAt is { } at && !_words.HasComma && _words.Name is [var first, _, ..] && at.Start.Value == first.Start;

    public IEnumerable<string> Words => _words.Name.Select(word => word.Text);

    // Family name first, without the marks that would sort before all letters.
    public static string SortTextOf(Employee employee)
    {
        var name = employee is { FamilyName: not null, GivenName: not null } ? null : From(employee);
        var (family, given) = name is null ? (employee.FamilyName, employee.GivenName) : (name.Family, name.Given);
        var sorted = Sortable(family is null ? string.Join(' ', name!.Words) : $"{family} {given}");
        return sorted.Length > 0 ? sorted : employee.DisplayName;
    }

    public static PersonName From(Employee employee)
    {
        var shown = employee.DisplayName;
        var words = NameWords.Parse(shown);
        if (employee.FamilyName is { } family)
        {
            var at = words.Find(family, shown);
            return new(words) { Family = family, FamilyAt = at, Given = employee.GivenName ?? Text(words.Without(at)) };
        }
        var guessed = words.HasComma ? words.BeforeComma : GuessFamily(words, employee.GivenName, shown);
        return guessed is []
            ? new(words) { Given = employee.GivenName }
            : new(words)
            {
                Family = Text(guessed),
                FamilyAt = guessed[0].Start..guessed[^1].End,
                Given = employee.GivenName ?? Text(words.Name.Except(guessed))
            };
    }

    private static IReadOnlyList<NameWord> GuessFamily(NameWords words, string? given, string shown)
    {
        if (words.Name is not [var first, _, ..])
            return [];
        if (given is not null && words.Find(given, shown) is { } at && words.Without(at) is { Count: > 0 } rest)
            return rest;
        if (first.IsEastAsian)
            return [first];
        var last = words.Name.Count - 1;
        if (!words.Name[last].HasCase || words.Name[last].IsInitial)
            return [];
        // France writes DUPONT Jean.
        var capitals = words.Name.TakeWhile(word => word.IsCapitals && word.Text.Length > 1).ToList();
        if (capitals.Count > 0 && capitals.Count <= last
            && words.Name.Skip(capitals.Count).All(word => !word.IsCapitals)
            && capitals.Exists(word => word.Text.Length > 3 && !word.Text.Contains('.')))
            return capitals;
        while ((last > 1 || last == 1 && (first.BeginsFamily || words.Name.Count > 2 && first.Text is "Van" or "Von"))
            && words.Name[last - 1].IsParticle(first))
            last--;
        if (last > 1 && words.Name[last].IsConjunction)
            last--;
        return [.. words.Name.Skip(last)];
    }

    private static string? Text(IEnumerable<NameWord> words) =>
        PlainText.Clean(string.Join(' ', words.Select(word => word.Text)));

    private static string Sortable(string text)
    {
        var sorted = new StringBuilder(text.Length);
        foreach (var rune in PlainText.WellFormed(text).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) && !PlainText.IsApostrophe(rune) || NameWord.IsMark(rune))
                sorted.Append(rune);
            else if (!PlainText.IsApostrophe(rune) && !InvisibleMarks.Are(rune)
                && sorted.Length > 0 && sorted[^1] != ' ')
                sorted.Append(' ');
        return sorted.ToString().TrimEnd();
    }
}
