using System.Security.Claims;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed partial class ProviderSignIns(
    SignIns signIns, IOptions<SignInOptions> options, AuditTrail trail, ILogger<ProviderSignIns> logger)
{
    public const string NotAccepted = "true";
    public const string Closed = "closed";

    private const int LongestReason = 200;

    // Claims must be verified, with iss and sub. After false, the response is a redirect with the refusal.
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

    public Task RefuseAsync(HttpContext http, Exception refusal) =>
        // The message of another exception may quote a token.
        RefuseAsync(
            http,
            refusal is AuthenticationFailureException ? refusal.Message : refusal.GetType().Name,
            NotAccepted);

    private async Task RefuseAsync(HttpContext http, string told, string refused)
    {
        var reason = PlainText.Cut(string.Concat(told.Where(c => !char.IsControl(c))), LongestReason);
        LogRefusal(reason);
        await trail.RecordAsync(http, AuditKind.SignInRefused, detail: reason);
        http.Response.Redirect($"{http.Request.PathBase}/sign-in?refused={refused}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in refused: {Reason}")]
    private partial void LogRefusal(string reason);
}
