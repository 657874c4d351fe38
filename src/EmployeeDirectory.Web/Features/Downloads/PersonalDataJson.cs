using System.Text.Json.Serialization;

namespace EmployeeDirectory.Web.Features.Downloads;

/// <summary>For people to read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PersonalData))]
public sealed partial class PersonalDataJson : JsonSerializerContext;
