using System.Text;

namespace EmployeeDirectory.Core.Search;

// Alike for names that sound alike in the languages of Europe: Geoffrey and Jeffrey, Meier and Mayer, Giménez and Jiménez.
public static class SoundKey
{
    private const int ShortestWord = 4;
    private const int ShortestKey = 3;

    // In this order, on folded Latin letters.
    private static readonly (string Written, string Sound)[] Consonants =
    [
        ("tsch", "x"), ("sch", "x"), ("sh", "x"), ("ch", "x"), ("cz", "x"), ("ph", "f"), ("th", "t"), ("dt", "t"),
        ("ck", "k"), ("qu", "k"), ("q", "k"), ("ge", "je"), ("gi", "ji"), ("gy", "jy"), ("ce", "se"), ("ci", "si"),
        ("cy", "sy"), ("c", "k"), ("z", "s"), ("w", "v"), ("h", "")
    ];

    private static readonly (string Written, char Sound)[] Vowels =
    [
        ("eo", '4'), ("ei", '1'), ("ai", '1'), ("ay", '1'), ("ey", '1'), ("aj", '1'), ("ej", '1'), ("au", '6'), ("ou", '2'),
        ("oo", '2'), ("ee", '4'), ("ie", '4'), ("oe", '3'), ("ae", '4'), ("ue", '2'), ("u", '2'), ("o", '3'), ("e", '4'),
        ("i", '4'), ("y", '4'), ("a", '5')
    ];

    // Null for words that are too short to tell, or in other letters.
    public static string? For(string folded)
    {
        if (folded.Length < ShortestWord || !folded.All(char.IsAsciiLetterLower))
            return null;
        var first = folded[0] == 'y' ? "j" : folded[0] == 'h' ? "h" : "";
        var sounds = Consonants.Aggregate(
            first == "j" ? folded[1..] : folded,
            (word, rule) => word.Replace(rule.Written, rule.Sound, StringComparison.Ordinal));
        var key = new StringBuilder(first);
        var voiced = false;
        for (var at = 0; at < sounds.Length;)
        {
            var vowel = Vowels.FirstOrDefault(one => sounds.AsSpan(at).StartsWith(one.Written, StringComparison.Ordinal));
            if (vowel.Written is null)
            {
                if (key.Length == 0 || key[^1] != sounds[at])
                    key.Append(sounds[at]);
                at++;
                continue;
            }
            // The first vowel tells names apart that share their consonants, such as Meier and Mohr.
            if (!voiced)
                key.Append(vowel.Sound);
            voiced = true;
            at += vowel.Written.Length;
        }
        return key.Length >= ShortestKey ? key.ToString() : null;
    }
}
