using System.Text.Json.Serialization;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>The stored form of records, history entries and lines of the log, the same in SQLite, DynamoDB and the read model.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Employee))]
[JsonSerializable(typeof(HistoryEntry))]
[JsonSerializable(typeof(IReadOnlyList<FieldChange>))]
[JsonSerializable(typeof(AuditEvent))]
public sealed partial class EmployeeJson : JsonSerializerContext;
