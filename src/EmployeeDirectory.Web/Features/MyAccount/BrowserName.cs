using EmployeeDirectory.Web.Languages;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Features.MyAccount;

public static class BrowserName
{
    // Order matters: most user agents also contain marks further down.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux")
    ];

    public static string Parse(string? agent, IStringLocalizer<Texts> texts) => (Find(Browsers, agent), Find(Systems, agent)) switch
    {
        ({ } browser, { } system) => texts["{0} on {1}", browser, system].Value,
        ({ } browser, null) => browser,
        _ => texts["Another program"].Value
    };

    private static string? Find((string Mark, string Name)[] known, string? agent) =>
        known.FirstOrDefault(one => agent?.Contains(one.Mark, StringComparison.Ordinal) is true).Name;
}
