namespace EmployeeDirectory.Core.Search;

public static class MatchedText
{
    private static readonly char[] Ends = [' ', '-', '/', '(', ')', '"', ',', '“', '”'];

    /// <summary>Splits a text into parts; a part is marked if it contains one of the folded words.</summary>
    public static IEnumerable<(string Text, bool IsMarked)> Split(string text, IReadOnlySet<string> words)
    {
        var (start, end) = (0, 0);
        while (words.Count > 0 && end < text.Length)
        {
            var begin = end;
            end = text.IndexOfAny(Ends, begin + 1) is > 0 and var next ? next : text.Length;
            var chunk = text[begin..end];
            var signs = chunk.Length - chunk.TrimStart(Ends).Length;
            if (!SearchText.Words(chunk).Any(words.Contains))
                continue;
            if (begin + signs > start)
                yield return (text[start..(begin + signs)], false);
            yield return (chunk[signs..], true);
            start = end;
        }
        if (start < text.Length)
            yield return (text[start..], false);
    }
}
