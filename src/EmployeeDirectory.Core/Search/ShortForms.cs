using System.Collections.Frozen;

namespace EmployeeDirectory.Core.Search;

/// <summary>What words of work stand for: mgr for manager, and the other way round; input and output are folded.</summary>
public sealed class ShortForms
{
    private const int ShortestPart = 3;

    public static readonly ShortForms BuiltIn = new([]);

    private readonly FrozenDictionary<string, IReadOnlyCollection<string>> _others;
    private readonly FrozenSet<string> _short;

    public ShortForms(IEnumerable<IReadOnlyList<string>> company)
    {
        List<string[]> lines =
        [
            .. WordLines.Read("short-forms.csv"),
            .. company.Select(line => line.Select(words => string.Join(' ', SearchText.Words(words))).ToArray())
        ];
        _short = lines.Select(line => line[0]).ToFrozenSet();
        _others = WordLines.Group(lines.SelectMany(line => line.Skip(1).SelectMany(
            longer => ((string, string[])[])[(line[0], [longer]), (longer, [line[0]])])));
    }

    /// <summary>Words, or several with spaces between; also for a word of two short forms, such as sysadmin.</summary>
    public IEnumerable<string> For(string folded) => Others(folded).Concat(
        from at in Enumerable.Range(1, Math.Max(0, folded.Length - 1))
        let first = folded[..at]
        let second = folded[at..]
        where first.Length >= ShortestPart && second.Length >= ShortestPart && _short.Contains(first) && _short.Contains(second)
        from one in Others(first)
        from other in Others(second)
        select $"{one} {other}");

    private IReadOnlyCollection<string> Others(string folded) => _others.GetValueOrDefault(folded, []);
}
