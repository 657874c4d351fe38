using System.Text.Json.Serialization;

namespace EmployeeDirectory.Core.Companies;

public sealed record Company
{
    public const int LongestName = 60;
    public const int LogoHeight = 28;
    public const int WidestLogo = 4 * LogoHeight;

    public string? Name { get; init; }

    /// <summary>Of a photo in the photo store.</summary>
    public string? LogoId { get; init; }

    /// <summary>Pixels, beside a height of <see cref="LogoHeight"/>; null for a square.</summary>
    public int? LogoWidth { get; init; }

    // A wide logo is the name, drawn.
    [JsonIgnore]
    public bool HasWideLogo => LogoWidth > 2 * LogoHeight;

    public Accent Accent { get; init; }

    // 0 until something is saved.
    public long Version { get; init; }
}

// The names are stored, and tokens.css has the colours of each: add, never rename.
public enum Accent
{
    Green,
    Teal,
    Blue,
    Indigo,
    Plum,
    Rust,
    Ochre,
    Graphite
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Company))]
public sealed partial class CompanyJson : JsonSerializerContext;
