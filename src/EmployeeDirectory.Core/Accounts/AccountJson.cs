using System.Text.Json.Serialization;

namespace EmployeeDirectory.Core.Accounts;

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
