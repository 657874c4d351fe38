using System.Text.Json;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

/// <summary>The first part of the balancer's word.</summary>
/// <param name="Exp">Seconds since 1970.</param>
internal sealed record AlbHeader(string Alg, string Kid, string Signer, string Iss, string Client, long Exp)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false, RespectRequiredConstructorParameters = true };
}
