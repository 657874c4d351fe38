using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

internal static class ProviderFailures
{
    private const int LongestErrorCode = 40;

    public static Exception Explain(Exception failure) => failure switch
    {
        OpenIdConnectProtocolInvalidNonceException =>
            new AuthenticationFailureException("the id_token is for another sign-in: its nonce differs"),
        OpenIdConnectProtocolException refused when refused.Data.Contains("error") =>
            new AuthenticationFailureException($"the provider refused: {ErrorCode(refused.Data["error"] as string)}"),
        // Only the number, such as IDX21340: the rest of a message may quote the provider or a visitor.
        OpenIdConnectProtocolException invalid => new AuthenticationFailureException(
            $"the response or its id_token is not valid: {invalid.Message.Split(':')[0]}"),
        _ => failure
    };

    private static string ErrorCode(string? told) =>
        new string([.. (told ?? "").TakeWhile(c => char.IsAsciiLetterLower(c) || c == '_').Take(LongestErrorCode)])
            is { Length: > 0 } code ? code : "no reason given";
}
