using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Accounts;

namespace EmployeeDirectory.Aws.DynamoDb;

// One partition holds an account and its sessions. Guards keep an identity and an employee to one account.
public static class AccountItem
{
    public const string AccountId = "accountId";
    public const string Document = "document";
    public const string SessionPrefix = "SESSION#";
    public const string List = "ACCOUNTS";
    private const string Changes = "ACCOUNT-CHANGES#";
    public const string Invitations = "INVITATION#ALL";

    public static string Partition(string id) => $"ACCOUNT#{id}";

    public static Dictionary<string, AttributeValue> AccountKey(string id) => Key(Partition(id), "ACCOUNT");

    public static Dictionary<string, AttributeValue> SessionKey(string accountId, string sessionId) =>
        Key(Partition(accountId), SessionPrefix + sessionId);

    public static Dictionary<string, AttributeValue> ListKey(string id) => Key(List, id);

    // A digest, as a provider's names may be longer than a key.
    public static Dictionary<string, AttributeValue> IdentityKey(string issuer, string subject) =>
        Key($"IDENTITY#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")))}", "GUARD");

    public static Dictionary<string, AttributeValue> EmployeeKey(Guid employeeId) =>
        Key($"ACCOUNT-OF#{employeeId}", "GUARD");

    public static Dictionary<string, AttributeValue> InvitationKey(string digest) => Key(Invitations, digest);

    public static Dictionary<string, AttributeValue> FirstKey => Key("FIRST-ACCOUNT", "GUARD");

    public static Dictionary<string, AttributeValue> Guard(Dictionary<string, AttributeValue> key, string accountId) =>
        new(key) { [AccountId] = new(accountId) };

    public static Dictionary<string, AttributeValue> From(Account account) => new(AccountKey(account.Id))
    {
        [EmployeeItem.Version] = EmployeeItem.Number(account.Version),
        [Document] = new(JsonSerializer.Serialize(account, AccountJson.Default.Account))
    };

    public static Dictionary<string, AttributeValue> From(Session session) =>
        new(SessionKey(session.AccountId, session.Id))
        {
            [EmployeeItem.ExpiresAt] = EmployeeItem.Number(session.EndsAt.ToUnixTimeSeconds()),
            [Document] = new(JsonSerializer.Serialize(session, AccountJson.Default.Session))
        };

    public static Dictionary<string, AttributeValue> From(Invitation invitation) => new(InvitationKey(invitation.Digest))
    {
        [EmployeeItem.ExpiresAt] = EmployeeItem.Number(invitation.ExpiresAt.ToUnixTimeSeconds()),
        [Document] = new(JsonSerializer.Serialize(invitation, AccountJson.Default.Invitation))
    };

    public static Dictionary<string, AttributeValue> FailuresKey(string key) => Key($"SIGN-IN#{key}", "FAILURES");

    public static Dictionary<string, AttributeValue> From(SignInFailures failures) => new(FailuresKey(failures.Key))
    {
        [EmployeeItem.Version] = EmployeeItem.Number(failures.Version),
        [EmployeeItem.ExpiresAt] = EmployeeItem.Number(failures.EndsAt.ToUnixTimeSeconds()),
        [Document] = new(JsonSerializer.Serialize(failures, AccountJson.Default.SignInFailures))
    };

    public static IEnumerable<string> ChangePartitions(DateTimeOffset since, DateTimeOffset now) =>
        EmployeeItem.HoursSince(since, now).Select(hour => $"{Changes}{hour}");

    /// <summary>Written with each change that instances must know of; gone after an hour.</summary>
    public static Dictionary<string, AttributeValue> Change(string accountId, DateTimeOffset at) =>
        new(Key($"{Changes}{EmployeeItem.Hour(at.UtcDateTime)}", $"{EmployeeItem.Time(at)}#{accountId}"))
        {
            [AccountId] = new(accountId),
            [EmployeeItem.ExpiresAt] = EmployeeItem.Number(at.AddHours(1).ToUnixTimeSeconds())
        };

    public static T Read<T>(Dictionary<string, AttributeValue> item, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(item[Document].S, type)!;

    private static Dictionary<string, AttributeValue> Key(string partition, string sort) =>
        new() { [EmployeeItem.PartitionKey] = new(partition), [EmployeeItem.SortKey] = new(sort) };
}
