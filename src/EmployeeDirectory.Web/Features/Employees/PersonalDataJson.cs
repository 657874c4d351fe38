using System.Text.Json.Serialization;

namespace EmployeeDirectory.Web.Features.Employees;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PersonalData))]
public sealed partial class PersonalDataJson : JsonSerializerContext;
