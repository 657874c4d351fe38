using System.Text.Json.Serialization;

namespace EmployeeDirectory.Core.Companies;

public sealed record Company
{
    public const int LongestName = 60;

    public string? Name { get; init; }

    /// <summary>Of a photo in the photo store.</summary>
    public string? LogoId { get; init; }

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
