using System.Text.Json.Serialization;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>The stored form of records and history entries, the same in SQLite, DynamoDB and the read model.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Employee))]
[JsonSerializable(typeof(HistoryEntry))]
public sealed partial class EmployeeJson : JsonSerializerContext;
