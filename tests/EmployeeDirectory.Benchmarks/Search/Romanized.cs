namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Russian, Greek, Georgian and Armenian names as passports have them (ICAO 9303, ELOT 743, the national systems), apart from the program's own way.</summary>
internal static class Romanized
{
    private const string Cyrillic = "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ie ы y ь - э e ю iu я ia";
    private const string Greek = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o";

    private const string Georgian = "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h";
    private const string Armenian = "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k և ev օ o ֆ f";

    private static readonly Dictionary<char, string> Letters = $"{Cyrillic} {Greek} {Georgian} {Armenian}".Split(' ').Chunk(2)
        .ToDictionary(pair => pair[0][0], pair => pair[1] == "-" ? "" : pair[1]);

    public static string From(string name) => string.Concat(Typed.Plain(name.Replace('ё', 'е')).Select(letter =>
        Letters.TryGetValue(letter, out var latin) ? latin : letter.ToString()));

    public static Func<Person, bool> Same(Person asked, string text) => person => person.NameKey == asked.NameKey || From(person.Record.DisplayName) == text;
}
