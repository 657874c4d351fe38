using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Browser.Tests.SignIn;

/// <summary>
/// The part of a balancer that knows who a visitor is: whoever says so at its page. It keeps that in a cookie and signs it for
/// the site with a key that is where those of its region are.
/// </summary>
internal sealed class AuthenticatingBalancer(string issuer) : IDisposable
{
    public const string Arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/people/50dc6c495c0c9188";
    public const string ClientId = "directory";

    private const string Cookie = "AWSELBAuthSessionCookie-0";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Guid keyId = Guid.NewGuid();

    public static string KeyHost => "public-keys.auth.elb.eu-west-1.amazonaws.com";

    /// <summary>The body of the answer to a request for the key; null for any other.</summary>
    public string? KeyAt(string path) => path == $"/{keyId}" ? key.ExportSubjectPublicKeyInfoPem() : null;

    public async Task<bool> AuthenticateAsync(HttpContext context)
    {
        if (context.Request.Path == "/oauth2/idpresponse")
        {
            var form = await context.Request.ReadFormAsync();
            context.Response.Cookies.Append(Cookie, form["name"].ToString(), new() { Secure = true, HttpOnly = true, Path = "/" });
            context.Response.Redirect("/");
            return false;
        }
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } person)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(
                "<!doctype html><html lang=en><title>Company account</title><form method=post action=/oauth2/idpresponse><label>Name <input name=name></label> <button>Continue</button></form>");
            return false;
        }
        context.Request.Headers["x-amzn-oidc-identity"] = person;
        context.Request.Headers["x-amzn-oidc-data"] = Sign(person);
        return true;
    }

    public void Dispose() => key.Dispose();

    private string Sign(string person)
    {
        var expiry = DateTimeOffset.UtcNow.AddMinutes(2).ToUnixTimeSeconds();
        var head = JsonSerializer.Serialize(new { typ = "JWT", kid = keyId, alg = "ES256", iss = issuer, client = ClientId, signer = Arn, exp = expiry });
        var claims = JsonSerializer.Serialize(new { sub = person, name = $"{person} of the balancer", groups = (string[])["directory-admins"], exp = expiry, iss = issuer });
        var signed = $"{Part(Encoding.UTF8.GetBytes(head))}.{Part(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Part(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    // With padding, as the balancer has it.
    private static string Part(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
}
