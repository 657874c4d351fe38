namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Russian and Greek names as passports have them (ICAO 9303, ELOT 743), apart from the program's own way.</summary>
internal static class Romanized
{
    private const string Cyrillic = "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ie ы y ь - э e ю iu я ia";
    private const string Greek = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o";

    private static readonly Dictionary<char, string> Letters = $"{Cyrillic} {Greek}".Split(' ').Chunk(2)
        .ToDictionary(pair => pair[0][0], pair => pair[1] == "-" ? "" : pair[1]);

    public static string From(string name) => string.Concat(Typed.Plain(name.Replace('ё', 'е')).Select(letter =>
        Letters.TryGetValue(letter, out var latin) ? latin : letter.ToString()));

    public static Func<Person, bool> Same(Person asked, string text) => person => person.NameKey == asked.NameKey || From(person.Record.DisplayName) == text;
}
