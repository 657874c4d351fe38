using System.Text;

namespace EmployeeDirectory.Core.Search;

/// <param name="Hard">How some languages say the letters that others say softly: ch as k, g as in Gerd.</param>
internal readonly record struct LetterRule(string Written, string Soft, string Hard)
{
    public LetterRule(string written, string both) : this(written, both, both) { }

    public static string WithoutDoubles(string word) =>
        string.Concat(word.Where((letter, at) => at == 0 || word[at - 1] != letter));
}

// Applies the first matching rule at each position, in one pass. Longer spellings come first; output is not rewritten.
internal sealed class LetterRules(params IReadOnlyList<LetterRule> rules)
{
    private readonly Dictionary<char, LetterRule[]> _byFirst =
        rules.GroupBy(rule => rule.Written[0]).ToDictionary(group => group.Key, group => group.ToArray());

    public string Apply(string word, bool hard)
    {
        var result = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var rule = Array.Find(
                _byFirst.GetValueOrDefault(word[at], []),
                rule => string.CompareOrdinal(word, at, rule.Written, 0, rule.Written.Length) == 0);
            if (rule.Written is null)
                result.Append(word[at]);
            else
                result.Append(hard ? rule.Hard : rule.Soft);
            at += rule.Written?.Length ?? 1;
        }
        return result.ToString();
    }
}
