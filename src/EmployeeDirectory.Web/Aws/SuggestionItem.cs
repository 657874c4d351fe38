using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.Suggestions;

namespace EmployeeDirectory.Web.Aws;

/// <summary>
/// Key shapes of suggestions in the table. One partition a person holds what is suggested about them, so that it can go with
/// them; it is not the one of their history, where nothing may be deleted. One partition lists the open ones, and that of an account its own, each by time: items without contents.
/// </summary>
public static class SuggestionItem
{
    public const string Open = "SUGGESTIONS";
    public const string Prefix = "SUGGESTION#";
    public const string SettledAt = "settledAt";

    public static Dictionary<string, AttributeValue> Key(Guid employeeId, Guid id) => EmployeeItem.Key(Partition(employeeId), $"{Prefix}{id}");

    public static string Partition(Guid employeeId) => $"SUGGESTIONS#{employeeId}";

    public static Dictionary<string, AttributeValue> OpenKey(Suggestion suggestion) => EmployeeItem.Key(Open, Place(suggestion));

    public static Dictionary<string, AttributeValue> AccountKey(Suggestion suggestion) =>
        EmployeeItem.Key(AccountItem.Partition(suggestion.By), Prefix + Place(suggestion));

    public static Dictionary<string, AttributeValue> Of(Suggestion suggestion)
    {
        var item = EmployeeItem.Attributes(
            JsonSerializer.Serialize(suggestion, SuggestionJson.Default.Suggestion), Key(suggestion.EmployeeId, suggestion.Id));
        item[EmployeeItem.ExpiresAt] = EmployeeItem.Number(suggestion.ExpiresAt.ToUnixTimeSeconds());
        return item;
    }

    /// <summary>Leads from a list to the suggestion.</summary>
    public static Dictionary<string, AttributeValue> Signpost(Dictionary<string, AttributeValue> key, Suggestion suggestion) => new(key)
    {
        [EmployeeItem.EmployeeId] = new(suggestion.EmployeeId.ToString()),
        [EmployeeItem.Id] = new(suggestion.Id.ToString()),
        [EmployeeItem.ExpiresAt] = EmployeeItem.Number(suggestion.LastExpiresAt.ToUnixTimeSeconds())
    };

    public static Dictionary<string, AttributeValue> Follow(Dictionary<string, AttributeValue> signpost) =>
        Key(Guid.Parse(signpost[EmployeeItem.EmployeeId].S), Guid.Parse(signpost[EmployeeItem.Id].S));

    public static Suggestion ToSuggestion(Dictionary<string, AttributeValue> item)
    {
        // A number here, and a moment that the program computes.
        var document = new Dictionary<string, AttributeValue>(item);
        document.Remove(EmployeeItem.ExpiresAt);
        return JsonSerializer.Deserialize(EmployeeItem.Json(document), SuggestionJson.Default.Suggestion)!;
    }

    private static string Place(Suggestion suggestion) => $"{EmployeeItem.Time(suggestion.At)}#{suggestion.Id}";
}
