using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

internal sealed record NameWords(IReadOnlyList<NameWord> BeforeComma, IReadOnlyList<NameWord> Name)
{
    private const string Opening = "([{（［【「";
    private const string Closing = ")]}）］】」";
    private const string Commas = ",،，、﹐､;";

    private static readonly string[] Bars = ["|", "/", "@"];
    private static readonly string[] Dashes = ["-", "–", "—"];

    public bool HasComma => BeforeComma.Count > 0;

    public static NameWords Parse(string shown)
    {
        var parts = Split(WithoutBrackets(shown));
        // Behind a comma, a part of only titles and degrees is no given name.
        var named = parts.Select(Strip).Where((part, place) => place == 0 || part.Count > 0).ToList();
        while (named is [{ Count: > 1 } first, .., var last] && last.All(word => word.IsCredential)
            && !first.All(word => word.IsCapitals) && !first[0].IsParticle(first[^1]))
            named.RemoveAt(named.Count - 1);
        return named switch
        {
            [] => new([], []),
            [[]] => new([], parts[0]),
            [var all] => new([], all),
            [[], var given, ..] => new(parts[0], [.. parts[0], .. given]),
            [var family, var given, ..] => new(family, [.. family, .. given])
        };
    }

    // The last place where part stands as whole words; shown serves names without spaces.
    public Range? Find(string part, string shown)
    {
        var wanted = Words(part).Select(word => Plain(word.Text)).ToList();
        for (var at = Name.Count - wanted.Count; at >= 0 && wanted.Count > 0; at--)
            if (Name.Skip(at).Take(wanted.Count).Select(word => Plain(word.Text))
                .SequenceEqual(wanted, StringComparer.OrdinalIgnoreCase))
                return Name[at].Start..Name[at + wanted.Count - 1].End;
        var isWhole = !EastAsian.Is(PlainText.WellFormed(part).EnumerateRunes().FirstOrDefault());
        return shown.IndexOf(part, StringComparison.Ordinal) is >= 0 and var start
            && start + part.Length is var end
            && (!isWhole
                || (start == 0 || shown[start - 1] == ' ') && (end == shown.Length || shown[end] is ' ' or ','))
            ? start..end
            : null;
    }

    public IReadOnlyList<NameWord> Without(Range? range) => range is { } at
        ? [.. Name.Where(word => word.Start >= at.End.Value || word.End <= at.Start.Value)]
        : [.. Name.SkipLast(1)];

    private static List<NameWord> Strip(List<NameWord> part)
    {
        var first = part.TakeWhile(word => word.IsTitle).Count();
        var last = part.Count - part.AsEnumerable().Reverse().TakeWhile(word => word.IsSuffix).Count();
        if (last - first > 2 && part[last - 1].IsOrdinal)
            last--;
        return first < last ? part[first..last] : [];
    }

    private static List<List<NameWord>> Split(string text)
    {
        List<List<NameWord>> parts = [[]];
        foreach (var word in Words(text))
        {
            var known = parts.Sum(part => part.Count);
            if (known > 0 && Bars.Contains(word.Text[..1]) || Dashes.Contains(word.Text) && known > 1)
                break;
            if (Dashes.Contains(word.Text) && parts is [[{ IsTag: true }]])
                parts = [[]];
            else if (word.Text is [var comma] && Commas.Contains(comma, StringComparison.Ordinal))
                parts.Add([]);
            else if (word.HasLetter)
                parts[^1].Add(word);
        }
        return [.. parts.Where(part => part.Count > 0)];
    }

    private static IEnumerable<NameWord> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var comma = i < text.Length && Commas.Contains(text[i], StringComparison.Ordinal);
            if (i < text.Length && !comma && !char.IsWhiteSpace(text[i]))
                continue;
            if (i > start)
                yield return new(start, text[start..i]);
            if (comma)
                yield return new(i, text[i..(i + 1)]);
            start = i + 1;
        }
    }

    // Keeps the length, so that offsets stay valid; unchanged if no word would be left.
    private static string WithoutBrackets(string text)
    {
        var depth = 0;
        var left = text.ToCharArray();
        for (var i = 0; i < left.Length; i++)
        {
            var (opens, closes) = (
                Opening.Contains(text[i], StringComparison.Ordinal),
                Closing.Contains(text[i], StringComparison.Ordinal));
            depth += opens ? 1 : 0;
            if (depth > 0 || closes)
                left[i] = ' ';
            depth -= closes && depth > 0 ? 1 : 0;
        }
        var rest = new string(left);
        return Words(rest).Any(word => word.HasLetter) ? rest : text;
    }

    private static string Plain(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => PlainText.IsApostrophe(rune) ? "'" : rune.ToString()));
}
