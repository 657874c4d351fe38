using System.Globalization;
using System.Text;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.OrgChart;

/// <summary>Shortens text for a drawing, which cannot measure it: SVG has no ellipsis.</summary>
public static class FittedText
{
    public static IReadOnlyList<string> Lines(string text, double room, double size, int most)
    {
        var words = PlainText.WellFormed(text).Split(' ');
        var first = words.Length;
        while (first > 1 && Width(string.Join(' ', words[..first])) * size > room)
            first--;
        return most == 1 || first == words.Length
            ? [Cut(text, room, size)]
            : [Cut(string.Join(' ', words[..first]), room, size), .. Lines(string.Join(' ', words[first..]), room, size, most - 1)];
    }

    /// <returns>Of each line what is before the family name, of it and after it.</returns>
    public static IEnumerable<(string Before, string Family, string After)> Name(Employee person, double room, double size, int most)
    {
        var (from, to) = PersonName.From(person).FamilyAt is { } at ? (at.Start.Value, at.End.Value) : (0, 0);
        var start = 0;
        foreach (var line in Lines(person.DisplayName, room, size, most))
        {
            var (first, end) = (Math.Clamp(from - start, 0, line.Length), Math.Clamp(to - start, 0, line.Length));
            yield return (line[..first], line[first..end], line[end..]);
            start += line.Length + 1;
        }
    }

    /// <param name="room">In the units of <paramref name="size"/>, the height of the letters.</param>
    public static string Cut(string text, double room, double size)
    {
        text = PlainText.WellFormed(text);
        if (Width(text) * size <= room)
            return text;
        var shown = new StringBuilder();
        var left = room / size - 1;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && (left -= Width(elements.GetTextElement())) >= 0)
            shown.Append(elements.GetTextElement());
        return shown.ToString().TrimEnd() + "…";
    }

    // In ems.
    private static double Width(string text) => text.EnumerateRunes().Sum(rune => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        UnicodeCategory.UppercaseLetter => rune.Value is 'W' or 'M' ? 1 : 0.72,
        UnicodeCategory.SpaceSeparator => 0.28,
        _ when rune.Value is 'm' or 'w' => 0.85,
        _ when "iljtfr.,'’|()-".Contains((char)rune.Value, StringComparison.Ordinal) && rune.IsBmp => 0.38,
        _ => EastAsian.Is(rune) || !rune.IsBmp ? 1.1 : 0.56
    });
}
