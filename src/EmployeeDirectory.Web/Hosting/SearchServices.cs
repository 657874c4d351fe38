using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Web.Hosting;

public static class SearchServices
{
    private const string Setting = "Search:ShortForms";

    public static void AddSearch(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new ShortForms(Parse(builder.Configuration[Setting] ?? "")));

    private static IEnumerable<IReadOnlyList<string>> Parse(string lines) =>
    [
        .. lines.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
            line.Split('=', StringSplitOptions.TrimEntries) is [var shortForm, var others] && SearchText.Words(shortForm).Count() == 1
            && others.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } longer
            && longer.All(text => SearchText.Words(text).Any())
                ? (IReadOnlyList<string>)[shortForm, .. longer]
                : throw new StartupException(
                    $"Check Search__ShortForms: “{line}” must be a short form, = and what it stands for, such as CX=Customer Experience."))
    ];
}
