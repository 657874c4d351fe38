namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>A name as a record holds it: middle names and second family names, nicknames in place of names, accents lost.</summary>
internal sealed record InventedName(string Display, string Given, string? Family)
{
    public static InventedName Pick(Culture culture, Random random)
    {
        var (given, family) = (culture.GivenName(random), culture.Shape == NameShape.Single ? "" : culture.FamilyName(random));
        return culture switch
        {
            { Shape: NameShape.Single } => new(given, given, null),
            { Shape: NameShape.FamilyFirst } => new($"{family} {given}", given, family),
            { Shape: NameShape.FamilyFirstJoined } => new($"{family}{given}", given, family),
            { Shape: NameShape.FamilyMiddleGiven } => Vietnamese(given, family, random),
            { Shape: NameShape.TwoFamilies } => Ordinary(given, $"{family} {culture.FamilyName(random)}", random),
            { Code: "en" } => English(given, family, culture, random),
            { Code: "de" or "nordic" } when random.Next(12) == 0 => Ordinary(Typed.WithoutUmlauts(given), Typed.WithoutUmlauts(family), random),
            { Code: "de" or "fr" } when random.Next(20) == 0 => Ordinary(given, $"{family}-{culture.FamilyName(random)}", random),
            _ => Ordinary(given, family, random)
        };
    }

    private static InventedName Ordinary(string given, string family, Random random) => random.Next(15) == 0
        ? new(WithoutAccents($"{given} {family}"), WithoutAccents(given), WithoutAccents(family))
        : new($"{given} {family}", given, family);

    private static InventedName Vietnamese(string given, string family, Random random)
    {
        string[] middle = ["Văn", "Thị", "Minh", "Hữu", "Ngọc", "Đình", "Thanh", "Xuân"];
        return new($"{family} {middle[random.Next(middle.Length)]} {given}", given, family);
    }

    private static InventedName English(string given, string family, Culture culture, Random random)
    {
        switch (random.Next(20))
        {
            case < 3:
                return new($"{given} {culture.GivenName(random)} {family}", given, family);
            case 3:
                return new($"{given} {culture.GivenName(random)[0]}. {family}", given, family);
            case 4:
                var both = $"{family}-{culture.FamilyName(random)}";
                return new($"{given} {both}", given, both);
            case 5 when NicknameLines.English.FirstOrDefault(line => line[0] == given) is { } line:
                var called = line[random.Next(1, line.Length)];
                return new($"{called} {family}", called, family);
            default:
                return new($"{given} {family}", given, family);
        }
    }

    private static string WithoutAccents(string name) => string.Join(' ', name.Split(' ').Select(word =>
    {
        var plain = Typed.Plain(word);
        return plain.Equals(word, StringComparison.OrdinalIgnoreCase) ? word : char.ToUpperInvariant(plain[0]) + plain[1..];
    }));
}
