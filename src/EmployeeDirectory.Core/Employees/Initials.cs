using System.Globalization;
using System.Text;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

public static class Initials
{
    public const int Hues = 12;

    // Keeps two Arabic letters from joining into a shape that neither name has.
    private const string NonJoiner = "\u200C";

    public static string For(Employee employee)
    {
        var name = PersonName.From(employee);
        var words = name.Words.ToList();
        var family = FirstLetter(name.Family);
        var (first, second) = family is null
            ? (FirstLetter(words.FirstOrDefault()), words.Count > 1 ? FirstLetter(words[^1]) : null)
            : name.FamilyFirst
                ? (family, FirstLetter(employee.GivenName ?? words[^1]))
                : (FirstLetter(name.Given) ?? family, name.Given is null ? null : family);
        if (first is null)
            return PlainText.WellFormed(StringInfo.GetNextTextElement(employee.DisplayName));
        if (EastAsian.Is(Rune.GetRuneAt(first, 0)))
            return family ?? first;
        return $"{first}{(second is not null && IsArabic(first) ? NonJoiner : "")}{second}";
    }

    // FNV-1a: string.GetHashCode differs between processes.
    public static int Hue(string name)
    {
        var hash = Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (sum, next) => (sum ^ next) * 16777619u);
        return (int)(hash % Hues);
    }

    private static string? FirstLetter(string? text)
    {
        for (var rest = PlainText.WellFormed(text ?? "").AsSpan(); rest.Length > 0;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            Rune.DecodeFromUtf16(rest, out var rune, out _);
            if (Rune.IsLetterOrDigit(rune) && !PlainText.IsApostrophe(rune))
                return IsGeorgian(rune) ? rest[..length].ToString() : rest[..length].ToString().ToUpperInvariant();
            rest = rest[length..];
        }
        return null;
    }

    // Georgian capitals are for whole words, and few fonts have them.
    private static bool IsGeorgian(Rune letter) => letter.Value is >= 0x10D0 and <= 0x10FF;

    private static bool IsArabic(string letter) => letter[0] is >= '\u0600' and <= '\u08FF';
}
