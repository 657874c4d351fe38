using System.Text.Json.Serialization;

namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>The stored form of accounts and what belongs to them, the same in SQLite and DynamoDB.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(Invitation))]
[JsonSerializable(typeof(SignInFailures))]
public sealed partial class AccountJson : JsonSerializerContext;
