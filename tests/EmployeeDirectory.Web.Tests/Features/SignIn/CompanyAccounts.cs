using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

/// <summary>What visitors do to sign in with the account of their company.</summary>
internal static class CompanyAccounts
{
    /// <summary>Presses the button on the sign-in page.</summary>
    public static async Task<Page> PressCompanyAccountAsync(this HttpClient visitor, string? returnUrl = null) =>
        await (await visitor.GetPageAsync("/sign-in" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"))).Form("/sign-in/provider").PostAsync();

    /// <returns>Where at the provider the browser is sent.</returns>
    public static Uri Destination(this Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var link = Assert.Single(page.Document.QuerySelectorAll("main a")).GetAttribute("href")!;
        Assert.Equal($"0;url={link}", Assert.Single(page.Response.Headers.GetValues("Refresh")));
        return new(link);
    }

    /// <summary>The sign-in page sends on who is signed in.</summary>
    public static async Task<bool> IsSignedInAsync(this HttpClient visitor) =>
        (await visitor.GetPageAsync("/sign-in")).Status == HttpStatusCode.Redirect;

    /// <summary>Presses the button in the menu of their account.</summary>
    public static async Task<Page> SignOutAsync(this HttpClient visitor)
    {
        var page = await visitor.GetPageAsync("/");
        var form = page.Document.QuerySelectorAll<IHtmlFormElement>("form").Single(form => form.GetAttribute("action") == "/sign-out");
        return await new PageForm(visitor, form, "/sign-out").PostAsync();
    }

    /// <summary>Back at the sign-in page, not signed in, with the reason in the log.</summary>
    public static async Task AssertRefusedAsync(
        this HttpClient visitor, Page answer, KeptLog log, string reason, string refused = ProviderSignIns.NotAccepted, string told = "was not accepted")
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal($"/sign-in?refused={refused}", answer.Location);
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Contains(log.Lines, line => line.Contains("Sign-in refused: ", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal));
        Assert.Contains(told, (await visitor.GetPageAsync(answer.Location!)).Text, StringComparison.Ordinal);
    }
}
