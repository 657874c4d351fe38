using System.Text.Json.Serialization;

namespace EmployeeDirectory.Web.Features.Suggestions;

/// <summary>The stored form of suggestions, the same in SQLite and DynamoDB.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Suggestion))]
public sealed partial class SuggestionJson : JsonSerializerContext;
