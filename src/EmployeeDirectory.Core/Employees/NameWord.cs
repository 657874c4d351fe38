using System.Globalization;
using System.Text;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

internal readonly record struct NameWord(int Start, string Text)
{
    // Folded, without dots. DottedTitles count only when written with a dot.
    private static readonly HashSet<string> Titles =
    [
        "dr", "prof", "profdr", "professor", "doctor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "herr", "frau",
        "dipl-ing", "dipl-kfm", "dr-ing", "maga", "drin", "dra", "srta", "mme", "mlle", "dott", "dottssa", "phdr",
        "mudr", "judr", "rndr", "drs", "univ-prof", "priv-doz", "profin", "cpt", "проф", "др", "д-р", "г-н", "г-жа",
        "г-ца", "κοσ", "κα", "κυριοσ", "κυρια", "δρ", "นาย", "นาง", "นางสาว", "الدكتور", "الدكتوره", "السيد",
        "السيده", "الاستاذ", "الاستاذه", "المهندس", "المهندسه", "דר"
    ];

    private static readonly HashSet<string> DottedTitles =
    [
        "med", "rer", "nat", "phil", "jur", "iur", "oec", "pol", "vet", "dent", "theol", "habil", "hc", "mult", "em",
        "sr", "sra", "capt", "col", "gen", "lt", "sgt", "maj", "ir", "fr", "hr", "mag", "mgr", "ing", "dipl", "rev",
        "hon", "sig", "doc", "bc", "lic", "avv", "κ", "καθ", "д", "г", "ดร", "د", "م"
    ];

    private static readonly HashSet<string> Suffixes =
    [
        "jr", "sr", "phd", "dphil", "mba", "msc", "bsc", "meng", "beng", "llm", "llb", "dds", "dvm", "esq", "cpa",
        "cfa", "pmp", "mph", "pharmd", "edd", "obe", "mbe", "cbe", "frs", "ret", "retd", "2nd", "3rd", "csc", "drsc"
    ];

    private static readonly HashSet<string> CapitalSuffixes = ["ii", "iii", "iv", "md"];

    // Family names too: degrees only when dotted or after a comma.
    private static readonly HashSet<string> ShortDegrees = ["ba", "bs", "ma", "ms", "rn", "np", "pa", "pe"];

    // Any lower-case word before the family name belongs to it; these do in capitals too.
    private static readonly HashSet<string> Particles =
    [
        "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "dal", "dos", "das", "du", "la", "le",
        "el", "al", "bin", "ibn", "bint", "ter", "ten", "te", "zu", "zur", "zum", "af", "av", "st", "san", "santa",
        "mac"
    ];

    public int End => Start + Text.Length;

    public bool IsEastAsian => EastAsian.Is(FirstRune);

    // Scripts whose names mostly end in the family name: Latin, Greek, Cyrillic, Armenian, Georgian.
    public bool HasCase => Letters.FirstOrDefault().Value is
        > 0 and < 0x0590 or >= 0x10A0 and <= 0x10FF or >= 0x1C90 and <= 0x1CBF or >= 0x1E00 and <= 0x1FFF;

    public bool HasLetter => Letters.Any();

    public bool IsTitle => Titles.Contains(Key) || DottedTitles.Contains(Key) && Text.EndsWith('.');

    public bool IsSuffix => Suffixes.Contains(Key) || CapitalSuffixes.Contains(Key) && IsCapitals
        || Text.Contains('.') && ShortDegrees.Contains(Key) && Key.Length > 1;

    public bool IsOrdinal => IsNumber || Text is "V" or "VI" or "VII" or "VIII";

    public bool IsInitial => Letters.Count() == 1;

    public bool IsNumber => Key.TrimStart('#') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);

    public bool IsConjunction => Text is "y" or "i" or "e";

    public bool IsCapitals => Letters.All(Rune.IsUpper);

    public bool IsCredential => IsCapitals && (Letters.Count() > 2 || ShortDegrees.Contains(Key));

    public bool IsTag => IsCapitals && Text.Length <= 5;

    public bool BeginsFamily => IsNobiliary && Rune.IsLower(Letters.FirstOrDefault()) || IsElision;

    // In a name written all in lower case, lower case tells nothing.
    public bool IsParticle(NameWord first) =>
        IsNobiliary || Rune.IsLower(Letters.FirstOrDefault()) && !Rune.IsLower(first.Letters.FirstOrDefault())
        || IsElision;

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    // Not folded: the Vietnamese name Văn is not the Dutch van.
    private bool IsNobiliary => Particles.Contains(Text.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal));

    private bool IsElision => PlainText.IsApostrophe(FirstRune) && Letters.Count() == 1;

    private Rune FirstRune => PlainText.WellFormed(Text).EnumerateRunes().FirstOrDefault();

    private IEnumerable<Rune> Letters => PlainText.WellFormed(Text).EnumerateRunes()
        .Where(rune => Rune.IsLetterOrDigit(rune) && !PlainText.IsApostrophe(rune));

    private string Key => string.Concat(PlainText.Fold(Text).Where(letter => letter is not ('.' or '"' or '״')));
}
