namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>What one part of the staff is called and where it works.</summary>
/// <param name="weight">The share of the staff, relative to the others.</param>
/// <param name="given">Names with spaces between; an underscore stands for a space in a name. The first ones are the commonest.</param>
/// <param name="stems">With <paramref name="endings"/> makes the rarer family names; empty where there are none to make.</param>
/// <param name="places">City|phone prefix, with spaces between.</param>
internal sealed class Culture(
    string code, int weight, NameShape shape, string given, string family, string stems, string endings, string places)
{
    private readonly string[] _given = Split(given);
    private readonly string[] _family = Split(family);
    private readonly string[] _stems = Split(stems);
    private readonly string[] _endings = Split(endings);
    private readonly (string City, string Prefix)[] _places = [.. Split(places).Select(place => (place.Split('|')[0], place.Split('|')[1]))];

    public string Code { get; } = code;

    public int Weight { get; } = weight;

    public NameShape Shape { get; } = shape;

    public string GivenName(Random random) => Common(_given, random);

    public string FamilyName(Random random) => _stems.Length > 0 && random.Next(5) < 2
        ? _stems[random.Next(_stems.Length)] + _endings[random.Next(_endings.Length)]
        : Common(_family, random);

    public (string City, string Prefix) Place(Random random) => Common(_places, random);

    /// <summary>The earlier of a list come far more often, as names and offices do.</summary>
    private static T Common<T>(T[] from, Random random) => from[(int)(from.Length * Math.Pow(random.NextDouble(), 1.7))];

    private static string[] Split(string words) =>
        [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '))];
}

internal enum NameShape
{
    GivenFirst,

    /// <summary>With a space between, as in Hungary.</summary>
    FamilyFirst,

    /// <summary>Without a space, as in China.</summary>
    FamilyFirstJoined,

    /// <summary>A name between family and given that no field holds, as in Vietnam.</summary>
    FamilyMiddleGiven,

    /// <summary>One family name from each parent.</summary>
    TwoFamilies,
    Single
}
