using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Tests.Languages;

/// <summary>A language in which every text stands in brackets, after the code of the reader's.</summary>
internal sealed partial class MarkedTexts : IStringLocalizerFactory, IStringLocalizer
{
    public LocalizedString this[string name] => new(name, Mark(name));

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, Mark(name), arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    public IStringLocalizer Create(Type resourceSource) => this;

    public IStringLocalizer Create(string baseName, string location) => this;

    /// <summary>What is left of a text without what was translated, values included.</summary>
    public static string Unmarked(string text)
    {
        for (var inner = Marked().Replace(text, ""); inner != text; inner = Marked().Replace(text, ""))
            text = inner;
        return text;
    }

    private static string Mark(string text) => $"⟦{CultureInfo.CurrentUICulture.Name}:{text}⟧";

    [GeneratedRegex("⟦[^⟦⟧]*⟧", RegexOptions.None, 1000)]
    private static partial Regex Marked();
}
