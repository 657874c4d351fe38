using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Aws.DynamoDb;

// One partition a UTC day holds its lines, and one lists the days that have any, so that no empty day is queried.
public static class AuditItem
{
    public const string Days = "LOG";

    public static string Partition(DateOnly day) => $"LOG#{day:O}";

    public static Dictionary<string, AttributeValue> From(AuditEvent happened) => EmployeeItem.Attributes(
        JsonSerializer.Serialize(happened, EmployeeJson.Default.AuditEvent),
        EmployeeItem.Key(Partition(happened.Day), happened.Key));

    public static Dictionary<string, AttributeValue> OfDay(DateOnly day) => EmployeeItem.Key(Days, $"{day:O}");

    public static DateOnly ToDay(Dictionary<string, AttributeValue> item) =>
        DateOnly.ParseExact(item[EmployeeItem.SortKey].S, "O");

    public static AuditEvent ToEvent(Dictionary<string, AttributeValue> item) =>
        JsonSerializer.Deserialize(EmployeeItem.Json(item), EmployeeJson.Default.AuditEvent)!;
}
