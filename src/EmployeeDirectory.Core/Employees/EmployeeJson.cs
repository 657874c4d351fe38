using System.Text.Json.Serialization;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Core.Employees;

// The stored form, the same in SQLite, DynamoDB and the read model.
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
