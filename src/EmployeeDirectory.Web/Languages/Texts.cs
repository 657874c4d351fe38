using EmployeeDirectory.Core.Accounts;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Languages;

/// <summary>Texts of pages: the English one is the key, <c>Texts.de.resx</c> in this folder would have the German ones.</summary>
public sealed class Texts;

public static class TextForms
{
    /// <param name="other">The text for any other count, which is its {0}.</param>
    public static string Count(this IStringLocalizer<Texts> texts, int count, string one, string other) =>
        texts[count == 1 ? one : other, count];

    /// <summary>A name as it is, or the text that stands in place of one.</summary>
    public static string Name(this IStringLocalizer<Texts> texts, string name) =>
        AccountNames.Placeholders.Contains(name) ? texts[name] : name;

    /// <summary>Joins the last two of several values by a word: "Mon, Tue and Wed".</summary>
    public static string Join(this IStringLocalizer<Texts> texts, IReadOnlyList<string> values) =>
        values.Count < 2
            ? string.Concat(values)
            : texts["{0} and {1}", string.Join(", ", values.SkipLast(1)), values[^1]];
}
