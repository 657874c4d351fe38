using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Aws;

/// <summary>
/// The keys of the company-wide log: one partition a UTC day holds its lines, and one partition the days that have any, so that
/// nobody looks into empty days.
/// </summary>
public static class LogItem
{
    public const string Days = "LOG";

    public static string Partition(DateOnly day) => $"LOG#{day:O}";

    public static Dictionary<string, AttributeValue> Of(AuditEvent happened) => EmployeeItem.Attributes(
        JsonSerializer.Serialize(happened, EmployeeJson.Default.AuditEvent), EmployeeItem.Key(Partition(happened.Day), happened.Key));

    public static Dictionary<string, AttributeValue> OfDay(DateOnly day) => EmployeeItem.Key(Days, $"{day:O}");

    public static DateOnly ToDay(Dictionary<string, AttributeValue> item) => DateOnly.ParseExact(item[EmployeeItem.SortKey].S, "O");

    public static AuditEvent ToEvent(Dictionary<string, AttributeValue> item) =>
        JsonSerializer.Deserialize(EmployeeItem.Json(item), EmployeeJson.Default.AuditEvent)!;
}
