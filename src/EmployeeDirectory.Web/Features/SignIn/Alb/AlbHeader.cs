using System.Text.Json;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

internal sealed record AlbHeader(string Alg, string Kid, string Signer, string Iss, string Client, long Exp)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true
    };
}
