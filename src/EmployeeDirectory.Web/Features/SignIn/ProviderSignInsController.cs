using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.SignIn.Alb;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>Signing in with the company's account, which nobody does without wanting to.</summary>
[AllowAnonymous]
public sealed class ProviderSignInsController(IOptions<SignInOptions> options, ProviderSignIns signIns, AlbAssertions? balancer = null, AlbGroups? groups = null) : Controller
{
    [HttpPost("/sign-in/provider"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] string? returnUrl)
    {
        var target = ReturnAddress.Local(returnUrl);
        switch (options.Value.EffectiveMode)
        {
            case SignInMode.OpenIdConnect:
                var properties = new AuthenticationProperties { RedirectUri = target };
                await HttpContext.ChallengeAsync(OpenIdConnectServices.Scheme, properties);
                return this.LeaveFor(properties.GetParameter<string>(OpenIdConnectServices.Address)!);
            case SignInMode.Alb:
                return await CreateByAlbAsync(target);
            default:
                return NotFound();
        }
    }

    /// <summary>Where the provider sends the browser back to.</summary>
    [HttpGet(OpenIdConnectServices.CallbackPath), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Complete([FromServices] IAuthenticationHandlerProvider handlers)
    {
        if (await handlers.GetHandlerAsync(HttpContext, OpenIdConnectServices.Scheme) is not OpenIdConnectHandler handler)
            return NotFound();
        await handler.TakeResponseAsync();
        return new EmptyResult();
    }

    private async Task<IActionResult> CreateByAlbAsync(string target)
    {
        try
        {
            var claims = await balancer!.ReadAsync(Request, HttpContext.RequestAborted);
            claims = [.. claims, .. await groups!.FindAsync(Request, claims, HttpContext.RequestAborted)];
            return await signIns.CompleteAsync(HttpContext, claims) ? LocalRedirect(target) : new EmptyResult();
        }
        catch (AuthenticationFailureException refusal)
        {
            await signIns.RefuseAsync(HttpContext, refusal);
            return new EmptyResult();
        }
    }
}
