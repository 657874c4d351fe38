using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Aws.DynamoDb;

// The key of the history's values has its own partition, so that a role may delete it without deleting history.
public static class EmployeeItem
{
    public const string PartitionKey = "pk";
    public const string SortKey = "sk";

    // A sparse index: only profiles have its attributes.
    public const string ChangeIndex = "changes";
    public const string ChangeHour = "changeHour";
    public const string ChangedAt = "changedAt";

    // The TTL attribute, in Unix seconds.
    public const string ExpiresAt = "expiresAt";
    public const string EmployeeId = "employeeId";
    public const string Id = "id";
    public const string Version = "version";
    public const string DeletedAt = "deletedAt";
    public const string ErasedAt = "erasedAt";

    public const string UnfinishedErasures = "ERASURES";

    public const string HistoryPrefix = "HISTORY#";
    private static readonly TimeSpan FastestClock = TimeSpan.FromMinutes(1);

    private const string Profile = "PROFILE";
    private const string Secret = "secret";

    public static Dictionary<string, AttributeValue> ProfileKey(Guid id) => Key(Partition(id), Profile);

    public static Dictionary<string, AttributeValue> GuardKey(string email) => Key($"EMAIL#{email}", "GUARD");

    public static Dictionary<string, AttributeValue> UnfinishedErasureKey(Guid id) =>
        Key(UnfinishedErasures, id.ToString());

    public static Dictionary<string, AttributeValue> PersonKeyKey(Guid id) => Key($"KEY#{id}", "KEY");

    public static readonly Dictionary<string, AttributeValue> ReportingLinesKey = Key("REPORTING", "LINES");

    public static readonly Dictionary<string, AttributeValue> HeartbeatKey = Key("HEARTBEAT", "HEARTBEAT");

    public static string Partition(Guid id) => $"EMPLOYEE#{id}";

    // The clocks of those who wrote may be ahead.
    public static IEnumerable<string> HoursSince(DateTimeOffset since, DateTimeOffset now) => Hours(since, now + FastestClock);

    private static IEnumerable<string> Hours(DateTimeOffset from, DateTimeOffset to)
    {
        for (var hour = from.UtcDateTime.Date.AddHours(from.UtcDateTime.Hour);
            hour <= to.UtcDateTime;
            hour = hour.AddHours(1))
            yield return Hour(hour);
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static Dictionary<string, AttributeValue> From(Employee employee)
    {
        var item = employee.IsErased
            ? Tombstone(employee)
            : Attributes(JsonSerializer.Serialize(employee, EmployeeJson.Default.Employee), ProfileKey(employee.Id));
        item[ChangeHour] = new(Hour(employee.UpdatedAt.UtcDateTime));
        item[ChangedAt] = new(Time(employee.UpdatedAt));
        if (employee.DeletedAt is { } deletedAt)
            item[ExpiresAt] = Number((deletedAt + Employee.DeletedRetention).ToUnixTimeSeconds());
        return item;
    }

    public static Dictionary<string, AttributeValue> From(HistoryEntry entry) => Attributes(
        JsonSerializer.Serialize(entry, EmployeeJson.Default.HistoryEntry),
        Key(
            Partition(entry.EmployeeId),
            string.Create(CultureInfo.InvariantCulture, $"{HistoryPrefix}{entry.Version:D12}")));

    public static Dictionary<string, AttributeValue> Guard(string email, Guid id)
    {
        var item = GuardKey(email);
        item[EmployeeId] = new(id.ToString());
        return item;
    }

    public static Dictionary<string, AttributeValue> From(PersonKey key, Guid id)
    {
        var item = PersonKeyKey(id);
        item[Secret] = new() { B = new MemoryStream(key.Secret, writable: false) };
        return item;
    }

    public static PersonKey ToPersonKey(Dictionary<string, AttributeValue> item) => new(item[Secret].B.ToArray());

    public static Dictionary<string, AttributeValue> ReportingLines(long moves) =>
        new(ReportingLinesKey) { [Version] = Number(moves) };

    public static Employee ToEmployee(Dictionary<string, AttributeValue> item) => item.TryGetValue(ErasedAt, out var at)
        ? Employee.Erased(
            Guid.Parse(item[Id].S), long.Parse(item[Version].N, CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(at.S, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
        : JsonSerializer.Deserialize(Json(item), EmployeeJson.Default.Employee)!;

    public static HistoryEntry ToHistoryEntry(Dictionary<string, AttributeValue> item) =>
        JsonSerializer.Deserialize(Json(item), EmployeeJson.Default.HistoryEntry)!;

    public static AttributeValue Number(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    private static Dictionary<string, AttributeValue> Tombstone(Employee erased) => new(ProfileKey(erased.Id))
    {
        [Id] = new(erased.Id.ToString()),
        [Version] = Number(erased.Version),
        [ErasedAt] = new(Time(erased.ErasedAt!.Value))
    };

    internal static string Hour(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);

    internal static string Json(Dictionary<string, AttributeValue> item) => Document.FromAttributeMap(item).ToJson();

    internal static Dictionary<string, AttributeValue> Attributes(string json, Dictionary<string, AttributeValue> key)
    {
        var item = Document.FromJson(json).ToAttributeMap();
        foreach (var (name, value) in key)
            item[name] = value;
        return item;
    }

    internal static Dictionary<string, AttributeValue> Key(string partition, string sort) =>
        new() { [PartitionKey] = new(partition), [SortKey] = new(sort) };
}
