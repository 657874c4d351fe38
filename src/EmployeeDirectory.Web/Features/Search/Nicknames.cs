using System.Collections.Frozen;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Given names that stand for each other, from nicknames.csv.</summary>
public static class Nicknames
{
    private static readonly FrozenDictionary<string, IReadOnlyCollection<string>> Others = Load();

    /// <summary>
    /// What else a person with, or called by, this name may be called: all that share a line with it. Not what shares one
    /// with those, so that Sasha is Alexander and Alexandra but Alexander is not Alexandra.
    /// </summary>
    /// <param name="folded">As <see cref="PlainText.Fold"/> gives it.</param>
    /// <returns>Folded too, each once, without the name itself; empty for a name that is not in the file.</returns>
    public static IReadOnlyCollection<string> Of(string folded) => Others.GetValueOrDefault(folded, []);

    private static FrozenDictionary<string, IReadOnlyCollection<string>> Load() => Lines()
        .SelectMany(line => line, (line, name) => (name, line))
        .GroupBy(pair => pair.name, pair => pair.line)
        .ToFrozenDictionary(
            lines => lines.Key,
            IReadOnlyCollection<string> (lines) => [.. lines.SelectMany(line => line).Where(other => other != lines.Key).Distinct()]);

    private static IEnumerable<string[]> Lines()
    {
        using var file = new StreamReader(typeof(Nicknames).Assembly.GetManifestResourceStream("nicknames.csv")!);
        while (file.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                yield return [.. line.Split(',').Select(PlainText.Fold)];
    }
}
