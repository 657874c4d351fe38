using System.Text.RegularExpressions;

namespace EmployeeDirectory.Core.Search;

// Alike for names that sound alike in the languages of Europe: Geoffrey and Jeffrey, Schmidt and Smith, Giménez and Jiménez.
public static partial class SoundKey
{
    private const int ShortestWord = 4;
    private const int ShortestKey = 3;

    // Sounds are consonants, and digits for vowels: 1 as in Meier, 2 front, 3 back, 4 open.
    private static readonly LetterRules Rules = new(
    [
        new("tsch", "s"), new("tch", "s"), new("sch", "s", "sk"), new("chr", "kr"), new("khr", "kr"), new("hr", "kr"), new("cz", "s"),
        new("sz", "s"), new("sh", "s"), new("zh", "s"), new("ts", "s"), new("tz", "s"), new("ch", "s", "k"), new("kh", ""),
        new("ph", "f"), new("pf", "f"), new("gh", "g"), new("th", "t"), new("dt", "t"), new("ck", "k"), new("qu", "k"),
        new("q", "k"), new("ge", "2", "g2"), new("gi", "2", "g2"), new("gy", "2", "g2"), new("j", "2"), new("ce", "s2", "k2"),
        new("ci", "s2", "k2"), new("cy", "s2", "k2"), new("c$", "s", "k"), new("c", "k"), new("z", "s"), new("x", "ks"),
        new("w", "f"), new("v", "f"), new("h", ""), new("d$", "t"), new("g$", "k"), new("b$", "p"), new("$", ""),
        new("ei", "1"), new("ai", "1"), new("ay", "1"), new("ey", "1"), new("aj", "1"), new("ej", "1"), new("eu", "1"),
        new("oi", "1"), new("oy", "1"), new("oj", "1"), new("au", "3"), new("ae", "2"), new("e", "2"), new("i", "2"), new("y", "2"),
        new("o", "3"), new("u", "3"), new("a", "4")
    ]);

    public static IEnumerable<string> For(string folded) =>
        folded.Length < ShortestWord || !folded.All(char.IsAsciiLetterLower)
            ? []
            : ((bool[])[false, true]).Select(hard => Key(folded, hard)).Where(key => key.Length >= ShortestKey).Distinct();

    private static string Key(string folded, bool hard)
    {
        var word = Beginning().Replace(LetterRule.WithoutDoubles(folded), "j");
        if (!hard)
            word = SoftG().Replace(word, "j");
        var first = word[0] is 'h' or 'j' && !Silent().IsMatch(word) ? word[..1] : "";
        var sounds = LetterRule.WithoutDoubles(Rules.Apply(Glide().Replace(word, "")[first.Length..] + "$", hard));
        // The first vowel tells names apart that share their consonants, such as Meier and Mohr; the last Maria and Mario.
        var vowel = sounds.AsSpan().IndexOfAnyInRange('1', '4');
        var last = vowel < sounds.Length - 1 && sounds[^1] is '3' or '4' ? sounds[^1..] : "";
        return $"{first}{string.Concat(sounds.Where((sound, at) => at == vowel || !char.IsAsciiDigit(sound)))}{last}";
    }

    // Ximena, Yusuf and Iulia begin as Jimena, Jusuf and Julia do.
    [GeneratedRegex("^(?:x(?=[aeiouy])|y(?=[aeiou])|i(?=[aou]))", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex("^g(?=[eiy])", RegexOptions.CultureInvariant)]
    private static partial Regex SoftG();

    // Jelena and Yelena are Elena, Hristo is Christo.
    [GeneratedRegex("^(?:j[eiy]|hr)", RegexOptions.CultureInvariant)]
    private static partial Regex Silent();

    [GeneratedRegex("(?<=[^aeiou])[jy](?=[aeiou])", RegexOptions.CultureInvariant)]
    private static partial Regex Glide();
}
