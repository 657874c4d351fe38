using System.Collections.Frozen;

namespace EmployeeDirectory.Core.Search;

public static class Nicknames
{
    private static readonly FrozenDictionary<string, IReadOnlyCollection<string>> Others = WordLines.Group(
        WordLines.Read("nicknames.csv").SelectMany(line => line, (line, name) => (name, line)));

    // Not transitive: Sasha is Alexander and Alexandra, but Alexander is not Alexandra. Input and output are folded.
    public static IReadOnlyCollection<string> For(string folded) => Others.GetValueOrDefault(folded, []);
}
