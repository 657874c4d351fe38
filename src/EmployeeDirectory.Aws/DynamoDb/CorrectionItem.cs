using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Corrections;

namespace EmployeeDirectory.Aws.DynamoDb;

// Not in the partition of the person's history, where nothing may be deleted. Signposts list them by time.
public static class CorrectionItem
{
    public const string Open = "SUGGESTIONS";
    public const string Prefix = "SUGGESTION#";
    public const string SettledAt = "settledAt";

    public static Dictionary<string, AttributeValue> Key(Guid employeeId, Guid id) =>
        EmployeeItem.Key(Partition(employeeId), $"{Prefix}{id}");

    public static string Partition(Guid employeeId) => $"SUGGESTIONS#{employeeId}";

    public static Dictionary<string, AttributeValue> OpenKey(Correction correction) =>
        EmployeeItem.Key(Open, Place(correction));

    public static Dictionary<string, AttributeValue> AccountKey(Correction correction) =>
        EmployeeItem.Key(AccountItem.Partition(correction.By), Prefix + Place(correction));

    public static Dictionary<string, AttributeValue> From(Correction correction)
    {
        var item = EmployeeItem.Attributes(
            JsonSerializer.Serialize(correction, CorrectionJson.Default.Correction),
            Key(correction.EmployeeId, correction.Id));
        item[EmployeeItem.ExpiresAt] = EmployeeItem.Number(correction.ExpiresAt.ToUnixTimeSeconds());
        return item;
    }

    public static Dictionary<string, AttributeValue> Signpost(
        Dictionary<string, AttributeValue> key, Correction correction) => new(key)
        {
            [EmployeeItem.EmployeeId] = new(correction.EmployeeId.ToString()),
            [EmployeeItem.Id] = new(correction.Id.ToString()),
            [EmployeeItem.ExpiresAt] = EmployeeItem.Number(correction.LastExpiresAt.ToUnixTimeSeconds())
        };

    public static Dictionary<string, AttributeValue> Follow(Dictionary<string, AttributeValue> signpost) =>
        Key(Guid.Parse(signpost[EmployeeItem.EmployeeId].S), Guid.Parse(signpost[EmployeeItem.Id].S));

    public static Correction ToCorrection(Dictionary<string, AttributeValue> item)
    {
        // The TTL number does not deserialize into the computed property of this name.
        var document = new Dictionary<string, AttributeValue>(item);
        document.Remove(EmployeeItem.ExpiresAt);
        return JsonSerializer.Deserialize(EmployeeItem.Json(document), CorrectionJson.Default.Correction)!;
    }

    private static string Place(Correction correction) => $"{EmployeeItem.Time(correction.At)}#{correction.Id}";
}
