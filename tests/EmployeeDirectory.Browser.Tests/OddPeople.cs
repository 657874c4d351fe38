namespace EmployeeDirectory.Browser.Tests;

/// <summary>People whose records try the layout. Family names put them on the list's first page.</summary>
internal static class OddPeople
{
    private const string Rtl = "محمد عبد الرحمن بن سلمان آل سعود الكبير";
    private const string Emoji = "👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈 Ada 🧑🏿‍🔬";

    public static Task<string> AddAsync(IBrowserContext visitor, string kind) => kind switch
    {
        "long" => visitor.AddPersonAsync(
            new string('W', 200), ("GivenName", new string('W', 100)), ("FamilyName", new string('A', 100)), ("Pronouns", new string('W', 40)),
            ("JobTitle", new string('W', 150)), ("Department", new string('W', 100)), ("Location", new string('W', 100)),
            ("EmployeeNumber", new string('W', 40)), ("Email", $"{Guid.NewGuid():N}@{string.Join('.', Enumerable.Repeat(new string('w', 60), 3))}.example"),
            ("Phones", "+49(0)30/12-34-56-78-90-1 x12345678"), ("TimeZone", "America/Argentina/ComodRivadavia"),
            ("Skills", new string('W', 60)), ("About", new string('W', 4000))),
        "rtl" => AddAllAsync(visitor, Rtl),
        "emoji" => AddAllAsync(visitor, Emoji),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null)
    };

    private static Task<string> AddAllAsync(IBrowserContext visitor, string text) => visitor.AddPersonAsync(
        text, ("FamilyName", "Aa"), ("Pronouns", text[..20]), ("JobTitle", text), ("Department", text), ("Location", text),
        ("Skills", text), ("About", $"{text}\n{text}"));
}
