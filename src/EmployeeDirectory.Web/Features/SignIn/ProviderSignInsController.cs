using EmployeeDirectory.Web.Features.SignIn.Alb;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

[AllowAnonymous]
public sealed class ProviderSignInsController(
    IOptions<SignInOptions> options, ProviderSignIns signIns, AlbAssertions? balancer = null, AlbGroups? groups = null)
    : Controller
{
    [HttpPost("/sign-in/provider"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create(
        [FromForm] string? returnUrl, [FromServices] IAuthenticationHandlerProvider handlers)
    {
        var target = ReturnAddress.Local(returnUrl);
        switch (options.Value.EffectiveMode)
        {
            case SignInMode.OpenIdConnect:
                return this.LeaveFor(await (await FindAsync(handlers))!.BeginAsync(new() { RedirectUri = target }));
            case SignInMode.Alb:
                return await CreateByAlbAsync(target);
            default:
                return NotFound();
        }
    }

    [HttpGet(OpenIdConnectServices.CallbackPath), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Complete([FromServices] IAuthenticationHandlerProvider handlers)
    {
        if (await FindAsync(handlers) is not { } handler)
            return NotFound();
        await handler.TakeResponseAsync();
        return new EmptyResult();
    }

    private async Task<ProviderHandler?> FindAsync(IAuthenticationHandlerProvider handlers) =>
        await handlers.GetHandlerAsync(HttpContext, OpenIdConnectServices.Scheme) as ProviderHandler;

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
