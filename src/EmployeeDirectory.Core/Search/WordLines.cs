using System.Collections.Frozen;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Search;

// A data file whose lines are words that stand for each other; # begins a comment.
internal static class WordLines
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var file = new StreamReader(typeof(WordLines).Assembly.GetManifestResourceStream(name)!);
        while (file.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                yield return [.. line.Split(',').Select(PlainText.Fold)];
    }

    public static FrozenDictionary<string, IReadOnlyCollection<string>> Group(
        IEnumerable<(string Word, string[] Line)> pairs) =>
        pairs.GroupBy(pair => pair.Word, pair => pair.Line).ToFrozenDictionary(
            lines => lines.Key,
            IReadOnlyCollection<string> (lines) =>
                [.. lines.SelectMany(line => line).Where(other => other != lines.Key).Distinct()]);
}
