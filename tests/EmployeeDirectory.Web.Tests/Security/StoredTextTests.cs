using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>Whatever people type is text on every page that shows it. What a browser makes of worse is tested in Chromium.</summary>
public sealed class StoredTextTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    /// <summary>Ends what it may stand in, and gives an element, or one in whose quotes it stands, an attribute.</summary>
    private const string Text = "</title></textarea><b injected>\" injected=\"' injected='";

    private static readonly string Typed = Uri.EscapeDataString(Text);

    private readonly DirectorySite _site = embedded.Site;
    private readonly List<string> _wrong = [];

    [Fact]
    public async Task HostileText_OnEveryPageThatShowsIt_IsText()
    {
        var account = await AddAccountAsync();
        using var admin = _site.NewVisitorWith($"{SessionCookie.Scheme}={await _site.StartSessionAsync(account)}");
        var profile = await AddAsync(admin, ("JobTitle", Text));
        var person = People.IdOf(profile);
        await AddAsync(admin, ("Manager", person));
        var leaver = await AddAsync(admin, ("Status", "Left"));
        await AddAsync(admin, ("Protected", "true"));
        var deleted = await AddAsync(admin);
        await PostAsync(admin, $"{deleted}/delete", "/delete");
        foreach (var visitor in (HttpClient[])[admin, _site.Client])
            await PostAsync(visitor, $"{profile}/suggestions/new?field=About", "", ("Value", Text), ("Note", Text));

        foreach (var address in (string[])
        [
            "/", "/?view=table&column=title&column=phone&column=time&column=skills&column=number", "/?view=faces", $"/?q={Typed}", $"/?department={Typed}&location={Typed}&skill={Typed}", "/?show=left", "/?show=protected", $"/?q=Xyzzy{Typed}",
            profile, $"{profile}/edit", $"{profile}/photo", $"{profile}/delete", $"{profile}/history", $"{profile}/suggestions/new", $"{profile}/suggestions/new?field=About", $"{leaver}/erase",
            deleted, "/employees/deleted", "/employees/new", $"/employees/managers?manager={Typed}", "/org", $"/org/{person}", "/org/chart?levels=4", $"/org/chart?from={person}", "/org/chart.svg", $"/org?q={Typed}", "/changes",
            "/suggestions", "/suggestions/mine", "/log", $"/log?who={Typed}", $"/log?whom={Typed}",
            "/accounts", $"/accounts/{account.Id}"
        ])
            Check(await _site.GetAsync(address), address);
        Check(await admin.GetPageAsync("/account"), "the menu of an account");
        Assert.Empty(_wrong);
    }

    [Fact]
    public async Task HostileText_ThatComesBackWithAForm_IsText()
    {
        var admin = _site.Client;
        var profile = await AddAsync(admin);
        Check(await PostAsync(admin, $"{profile}/edit", "/edit", ("Manager", Text), ("TimeZone", Text)), "edit");
        Check(await PostAsync(admin, $"{profile}/suggestions/new?field=Email", "", ("Value", Text), ("Note", Text)), "report");
        Check(await PostAsync(admin, "/accounts/invite", "/accounts/invite", ("Person", Text)), "invite");
        Check(await PostAsync(admin, $"{await AddAsync(admin, ("Status", "Left"))}/erase", "/erase", ("Name", $"{Text}?")), "erase");
        await PostAsync(admin, $"{profile}/edit", "/edit", ("About", "One"));
        await PostAsync(admin, $"{profile}/edit", "/edit", ("About", Text + "!"));
        Check(await PostAsync(admin, $"{profile}/history", "/history/2/undo"), "undo");
        using var visitor = _site.NewVisitor();
        Check(await visitor.SignInAsync(Text, "wrong"), "sign-in");
        Check(await visitor.GetPageAsync($"/sign-in?returnUrl={Typed}"), "sign-in, to come back");
        Assert.Empty(_wrong);
    }

    private void Check(Page page, string where)
    {
        if (!page.Html.Contains("injected", StringComparison.Ordinal))
            _wrong.Add($"{where} shows none of it: {page.Status}");
        else if (page.Document.QuerySelector("[injected]") is not null)
            _wrong.Add($"{where} takes it for more than text");
    }

    /// <summary>Of an admin, with that name.</summary>
    private async Task<Account> AddAccountAsync() => (await _site.Services.GetRequiredService<IAccountStore>().SaveAsync(
        (await _site.AddAccountAsync(Role.Admin)) with { Name = Text }, invitation: null, TestContext.Current.CancellationToken))!;

    private static Task<string> AddAsync(HttpClient admin, params (string Field, string Value)[] fields) => admin.AddAsync(
        Text, [.. ((string[])["GivenName", "FamilyName", "Department", "Location", "Skills", "About"]).Select(field => (field, Text)), .. fields]);

    private static async Task<Page> PostAsync(HttpClient admin, string address, string form, params (string Field, string Value)[] fields)
    {
        var filled = (await admin.GetPageAsync(address)).Form(form);
        foreach (var (field, value) in fields)
            filled.With(field, value);
        return await filled.PostAsync();
    }
}
