using System.Collections.Frozen;

namespace EmployeeDirectory.Core.Search;

// mgr is manager; manager is not mgr.
public static class ShortForms
{
    private static readonly FrozenDictionary<string, IReadOnlyCollection<string>> Longer =
        WordLines.Group(WordLines.Read("short-forms.csv").Select(line => (line[0], line)));

    public static IReadOnlyCollection<string> For(string folded) => Longer.GetValueOrDefault(folded, []);
}
