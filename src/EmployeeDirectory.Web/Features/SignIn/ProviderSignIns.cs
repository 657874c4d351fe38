using System.Security.Claims;
using EmployeeDirectory.Web.Features.History;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>How a sign-in by a provider's word ends, whoever passed that word on.</summary>
public sealed partial class ProviderSignIns(SignIns signIns, IOptions<SignInOptions> options, AuditTrail trail, ILogger<ProviderSignIns> logger)
{
    /// <summary>What the sign-in page is told of a refusal.</summary>
    public const string NotAccepted = "true";
    public const string Closed = "closed";

    private const int LongestReason = 200;

    /// <param name="claims">Verified ones, iss and sub among them.</param>
    /// <returns>False when refused; the answer says so then.</returns>
    public async Task<bool> CompleteAsync(HttpContext http, IEnumerable<Claim> claims)
    {
        try
        {
            var identity = ExternalIdentities.From(claims, options.Value);
            if (await signIns.FindOrCreateAsync(http, identity) is { } account)
            {
                await signIns.StartAsync(http, account);
                return true;
            }
            await RefuseAsync(http, "the account is disabled, or its person has left", Closed);
        }
        catch (AuthenticationFailureException refusal)
        {
            await RefuseAsync(http, refusal);
        }
        return false;
    }

    /// <summary>Sends the visitor back to the sign-in page, and keeps the reason for those who run this.</summary>
    public Task RefuseAsync(HttpContext http, Exception refusal) =>
        // What is in other exceptions may have come from a token.
        RefuseAsync(http, refusal is AuthenticationFailureException ? refusal.Message : refusal.GetType().Name, NotAccepted);

    private async Task RefuseAsync(HttpContext http, string told, string refused)
    {
        var reason = new string([.. told.Take(LongestReason).Where(c => !char.IsControl(c))]);
        LogRefusal(reason);
        await trail.RecordAsync(http, AuditKind.SignInRefused, detail: reason);
        http.Response.Redirect($"{http.Request.PathBase}/sign-in?refused={refused}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in refused: {Reason}")]
    private partial void LogRefusal(string reason);
}
