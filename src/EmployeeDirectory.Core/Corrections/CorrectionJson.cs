using System.Text.Json.Serialization;

namespace EmployeeDirectory.Core.Corrections;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Correction))]
public sealed partial class CorrectionJson : JsonSerializerContext;
