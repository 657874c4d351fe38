using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

/// <summary>What visitors do with accounts of the place, by way of its pages.</summary>
internal static class LocalAccounts
{
    public const string Password = "a few words that nobody guesses";

    /// <summary>Passwords that are quick to check.</summary>
    public static void HashQuickly(IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = 100);

    /// <returns>Where the one-time link leads.</returns>
    public static async Task<string> InviteAsync(this DirectorySite site, Role role = Role.Viewer, Guid? employeeId = null)
    {
        var clock = site.Services.GetRequiredService<TimeProvider>();
        var (invitation, code) = Invitation.Create(role, employeeId, Invitation.Machine, clock.GetUtcNow());
        await site.Services.GetRequiredService<IAccountStore>().InviteAsync(invitation, CancellationToken.None);
        return $"/invitation?code={code}";
    }

    /// <summary>Where the link leads that a page shows to the admin who made it.</summary>
    public static string InvitationOn(Page page) => new Uri(page.Document.GetElementById("Link")!.GetAttribute("value")!).PathAndQuery;

    public static async Task<Page> AcceptAsync(this HttpClient visitor, string invitation, string name, string password = Password) =>
        await (await visitor.GetPageAsync(invitation)).Form("/invitation").With("Name", name).With("Password", password).PostAsync();

    /// <summary>Someone new who has just created an account.</summary>
    public static async Task<HttpClient> NewAccountAsync(this DirectorySite site, string name, Role role = Role.Viewer, Guid? employeeId = null)
    {
        var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.AcceptAsync(await site.InviteAsync(role, employeeId), name)).Status);
        return visitor;
    }

    public static async Task<Page> SignInAsync(this HttpClient visitor, string name, string password = Password) =>
        await (await visitor.GetPageAsync("/sign-in")).Form("/sign-in").With("Name", name).With("Password", password).PostAsync();

    /// <returns>The key from which codes are made.</returns>
    public static async Task<string> AddSecondFactorAsync(this HttpClient visitor, TimeProvider clock)
    {
        var setup = await visitor.GetPageAsync("/account/second-factor");
        var key = setup.Document.QuerySelector("dl code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var form = setup.Form("/second-factor").With("Password", Password).With("Code", CodeOf(key, clock));
        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);
        return key;
    }

    public static string CodeOf(string key, TimeProvider clock) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(clock.GetUtcNow().UtcDateTime);

    public static async Task<Account> AccountAsync(this DirectorySite site, string name) =>
        (await site.Services.GetRequiredService<IAccountStore>().FindAsync(Account.Local, name.ToLowerInvariant(), CancellationToken.None))!;

    /// <summary>The company-wide log of the last two days, the latest first.</summary>
    public static async Task<IReadOnlyList<AuditEvent>> LogAsync(this DirectorySite site)
    {
        var today = DateOnly.FromDateTime(site.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        return await site.Services.GetRequiredService<IAuditStore>().ReadAsync(today.AddDays(-1), today, null, CancellationToken.None).ToListAsync();
    }

    /// <summary>What the browser keeps under a name.</summary>
    public static string? CookieOf(this Page page, string name) => page.Response.Headers.TryGetValues("Set-Cookie", out var cookies)
        ? cookies.FirstOrDefault(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal))?.Split(';')[0]
        : null;

    /// <summary>Someone with exactly this cookie.</summary>
    public static HttpClient NewVisitorWith(this DirectorySite site, string cookie)
    {
        var visitor = site.NewVisitor();
        visitor.DefaultRequestHeaders.Add("Cookie", cookie);
        return visitor;
    }
}
