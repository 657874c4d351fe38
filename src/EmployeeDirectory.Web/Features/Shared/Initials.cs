using System.Globalization;
using System.Text;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>What stands in for a face: at most two of the characters people see, and a hue that stays with the name.</summary>
public static class Initials
{
    public const int Hues = 12;

    // Keeps two Arabic letters from joining into a shape that neither name has.
    private const string NonJoiner = "\u200C";

    public static string Of(Employee employee)
    {
        var words = employee.DisplayName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(FirstLetter).OfType<string>().ToList();
        if (words.Count == 0)
            return StringInfo.GetNextTextElement(employee.DisplayName);
        if (IsEastAsian(words[0]))
            return FirstLetter(employee.FamilyName ?? "") ?? words[0];
        var familyFirst = employee.FamilyName is { } family && employee.DisplayName.StartsWith($"{family} ", StringComparison.Ordinal);
        var last = (familyFirst ? null : FirstLetter(employee.FamilyName ?? "")) ?? words[^1];
        var joint = IsArabic(words[0]) ? NonJoiner : "";
        return words.Count == 1 ? words[0] : $"{words[0]}{joint}{last}";
    }

    /// <summary>FNV-1a over the name, as <see cref="string.GetHashCode()"/> differs from one start to the next.</summary>
    public static int Hue(string name)
    {
        var hash = Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (sum, next) => (sum ^ next) * 16777619u);
        return (int)(hash % Hues);
    }

    private static string? FirstLetter(string word)
    {
        for (var rest = word.AsSpan(); rest.Length > 0;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            if (Rune.TryGetRuneAt(rest.ToString(), 0, out var rune) && Rune.IsLetterOrDigit(rune))
                return rest[..length].ToString().ToUpperInvariant();
            rest = rest[length..];
        }
        return null;
    }

    private static bool IsEastAsian(string letter) => letter[0] is
        >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF' or >= '\uD840' and <= '\uD88F';

    private static bool IsArabic(string letter) => letter[0] is >= '\u0600' and <= '\u08FF';
}
