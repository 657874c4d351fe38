using System.Collections.Frozen;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Search;

public static class Nicknames
{
    private static readonly FrozenDictionary<string, IReadOnlyCollection<string>> Others = Load();

    // Not transitive: Sasha is Alexander and Alexandra, but Alexander is not Alexandra. Input and output are folded.
    public static IReadOnlyCollection<string> For(string folded) => Others.GetValueOrDefault(folded, []);

    private static FrozenDictionary<string, IReadOnlyCollection<string>> Load() => Lines()
        .SelectMany(line => line, (line, name) => (name, line))
        .GroupBy(pair => pair.name, pair => pair.line)
        .ToFrozenDictionary(
            lines => lines.Key,
            IReadOnlyCollection<string> (lines) =>
                [.. lines.SelectMany(line => line).Where(other => other != lines.Key).Distinct()]);

    private static IEnumerable<string[]> Lines()
    {
        using var file = new StreamReader(typeof(Nicknames).Assembly.GetManifestResourceStream("nicknames.csv")!);
        while (file.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                yield return [.. line.Split(',').Select(PlainText.Fold)];
    }
}
