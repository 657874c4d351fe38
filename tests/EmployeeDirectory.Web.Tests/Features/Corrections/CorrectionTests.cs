using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Corrections;

/// <summary>“Report a mistake”, from the profile to what became of it.</summary>
public sealed class CorrectionTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Profile_ToAnyone_LeadsToTheFormBySigningIn()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        using var anyone = _site.NewVisitor();
        var link = (await anyone.GetPageAsync(profile)).Document.QuerySelector("main a[href$='/suggestions/new']")!.GetAttribute("href")!;
        var sent = await anyone.GetPageAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Contains("/sign-in?returnUrl=", sent.Location!, StringComparison.Ordinal);
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        Assert.Equal(HttpStatusCode.OK, (await viewer.GetPageAsync(link)).Status);
    }

    [Fact]
    public async Task Choice_OfEveryField_ShowsItsValueAndLeadsToItFilledIn()
    {
        var boss = $"Boss {Guid.NewGuid():N}";
        await _site.AddAsync(boss);
        var profile = await _site.AddAsync(
            "Ada Lovelace", ("JobTitle", "Clerk"), ("Manager", boss), ("StartDate", "2026-03-01"), ("WorkingDays", "Monday,Friday"));
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        var page = await viewer.GetPageAsync($"{profile}/suggestions/new");
        Assert.Null(page.Document.QuerySelector("main form"));
        var choices = page.Document.QuerySelectorAll(".choices a").ToList();
        Assert.Equal(Correction.Fields.Count, choices.Count);
        string ShownOf(string field) => choices.Single(link => link.GetAttribute("href")!.EndsWith($"?field={field}", StringComparison.Ordinal))
            .LastElementChild!.TextContent.Trim();
        Assert.Equal(
            ["Clerk", boss, "1 March 2026", "Monday, Friday", "Empty"],
            ((string[])["JobTitle", "Manager", "StartDate", "WorkingDays", "Pronouns"]).Select(ShownOf));
        foreach (var choice in choices)
            Assert.Contains($"{profile}/suggestions/new?field=", (await viewer.GetPageAsync(choice.GetAttribute("href")!)).Form().Address, StringComparison.Ordinal);
        Assert.Equal("Clerk", (await viewer.GetPageAsync($"{profile}/suggestions/new?field=JobTitle")).Value("Value"));
    }

    [Fact]
    public async Task Accept_OneClick_SavesItInTheNameOfTheAdmin()
    {
        var profile = await _site.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"));
        var viewer = await SuggestAsync(profile, "JobTitle", "Programmer", "I <b>know</b>");
        var item = await ItemAsync(profile);
        foreach (var shown in (string[])["Clerk", "Programmer", "I <b>know</b>", "Job title"])
            Assert.Contains(shown, item.TextContent, StringComparison.Ordinal);

        var accepted = await (await AcceptAsync(profile)).PostAsync();

        Assert.Contains(" saved.", (await _site.FollowAsync(accepted)).Text, StringComparison.Ordinal);
        var history = await _site.Services.GetRequiredService<IEmployeeStore>().GetHistoryAsync(IdOf(profile), CancellationToken.None);
        Assert.Equal(("Clerk", "Programmer"), (history[^1].Changes.Single().Old, history[^1].Changes.Single().New));
        Assert.Equal(history[0].By, history[^1].By);
        Assert.Contains("Accepted", (await viewer.GetPageAsync("/suggestions/mine")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
    }

    [Theory]
    [InlineData("Skills", "Analysis, Poetry"), InlineData("WorkingDays", "Monday, Friday"), InlineData("Status", "Left"), InlineData("StartDate", "2026-03-01")]
    [InlineData("Phones", "+44 113 496 0000, +1 212 555 0100"), InlineData("About", "First\nSecond"), InlineData("TimeZone", "Asia/Tokyo"), InlineData("DisplayName", "Ada King")]
    public async Task Accept_AnyField_SavesIt(string field, string value)
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        await SuggestAsync(profile, field, value);
        Assert.Equal(HttpStatusCode.Redirect, (await (await AcceptAsync(profile)).PostAsync()).Status);
        Assert.Equal(value, EmployeeField.All.Single(one => one.Name == field).Text(await StoredAsync(profile)));
    }

    [Fact]
    public async Task Suggest_TheSameAgain_IsToldAndStoredOnce()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        var viewer = await SuggestAsync(profile, "JobTitle", "Programmer");
        var again = await PostAsync(viewer, profile, "JobTitle", "Programmer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("You reported this on", again.Text, StringComparison.Ordinal);
        Assert.Single(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
    }

    [Theory, InlineData("accept"), InlineData("decline")]
    public async Task TheSame_BySeveral_IsOneCardSettledAtOnce(string action)
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        for (var i = 0; i < 3; i++)
            await SuggestAsync(profile, "JobTitle", "Programmer", i == 0 ? "I know" : "");
        Assert.Contains("3 people say so", (await ItemAsync(profile)).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await (await FormAsync(profile, action)).PostAsync()).Status);
        Assert.DoesNotContain(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
    }

    [Fact]
    public async Task TheSame_LeftOpenByADecisionCutOff_IsSettledWhenItIsRepeated()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        for (var i = 0; i < 3; i++)
            await SuggestAsync(profile, "JobTitle", "Programmer");
        var decline = await FormAsync(profile, "decline");
        var decided = (await OpenAsync()).First(open => open.EmployeeId == IdOf(profile));
        Assert.True(await _site.Services.GetRequiredService<ICorrectionStore>().SettleAsync(
            decided with { State = CorrectionState.Declined, SettledAt = DateTimeOffset.UtcNow }, CancellationToken.None));
        await decline.PostAsync();
        Assert.DoesNotContain(await OpenAsync(), open => open.EmployeeId == IdOf(profile));

        await SuggestAsync(profile, "JobTitle", "Programmer");
        await decline.PostAsync();
        Assert.Contains(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
    }

    [Fact]
    public async Task OneField_Asked_IsFilledWithThePresentValue()
    {
        var profile = await _site.AddAsync("Ada Lovelace", ("Phones", "+44 113 496 0000, +44 113 496 0001"), ("WorkingDays", "Monday,Friday"));
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        var phones = (await viewer.GetPageAsync($"{profile}/suggestions/new?field=Phones")).Document.QuerySelectorAll("[name=Value]");
        Assert.Equal(["+44 113 496 0000", "+44 113 496 0001"], phones.Select(phone => phone.GetAttribute("value")));
        var days = (await viewer.GetPageAsync($"{profile}/suggestions/new?field=WorkingDays")).Form("/new?field=WorkingDays").With("Value", "Monday", "Tuesday");
        Assert.Equal(HttpStatusCode.Redirect, (await days.PostAsync()).Status);
        Assert.Equal("Monday, Tuesday", Assert.Single(await OpenAsync(), open => open.EmployeeId == IdOf(profile)).Value);
    }

    [Fact]
    public async Task Suggest_PastedText_IsKeptClean()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        await SuggestAsync(profile, "JobTitle", "\u202AData\u00A0Engineer\u200B", "Said\u00A0so\u200B");
        var kept = Assert.Single(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
        Assert.Equal(("Data Engineer", "Said so"), (kept.Value, kept.Note));
    }

    [Fact]
    public async Task Accept_Manager_IsResolvedByThen()
    {
        var (profile, boss) = (await _site.AddAsync("Ada Lovelace"), $"Boss {Guid.NewGuid():N}");
        await SuggestAsync(profile, "Manager", boss);
        var refused = await (await AcceptAsync(profile)).PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains($"No one here is called “{boss}”", refused.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var id = IdOf(await _site.AddAsync(boss));
        Assert.Equal(HttpStatusCode.Redirect, (await (await AcceptAsync(profile)).PostAsync()).Status);
        Assert.Equal(id, (await StoredAsync(profile)).ManagerId);
    }

    [Fact]
    public async Task Accept_RecordChangedAfterThePage_SaysSoAndChangesNothing()
    {
        var profile = await _site.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"));
        await SuggestAsync(profile, "JobTitle", "Programmer");
        var accept = await AcceptAsync(profile);
        await _site.ChangeAsync(profile, "JobTitle", "Countess");
        var refused = await accept.PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("has changed since this page", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Countess", (await StoredAsync(profile)).JobTitle);
        Assert.Equal(HttpStatusCode.Redirect, (await (await AcceptAsync(profile)).PostAsync()).Status);
        Assert.Equal("Programmer", (await StoredAsync(profile)).JobTitle);
    }

    [Fact]
    public async Task Accept_AddressTaken_SaysSo()
    {
        var taken = $"{Guid.NewGuid():N}@example.com";
        await _site.AddAsync("Charles", ("Email", taken));
        var profile = await _site.AddAsync("Ada Lovelace");
        await SuggestAsync(profile, "Email", taken);
        var refused = await (await AcceptAsync(profile)).PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Someone else has this e-mail address", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decline_OneClick_LeavesTheRecordAlone()
    {
        var profile = await _site.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"));
        var viewer = await SuggestAsync(profile, "JobTitle", "Programmer");
        var decline = await FormAsync(profile, "decline");
        Assert.Equal(HttpStatusCode.Redirect, (await decline.PostAsync()).Status);
        Assert.Contains("already decided", (await _site.FollowAsync(await decline.PostAsync())).Text, StringComparison.Ordinal);
        Assert.Equal("Clerk", (await StoredAsync(profile)).JobTitle);
        Assert.Contains("Declined", (await viewer.GetPageAsync("/suggestions/mine")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_BeginsWithTheSuggestion_AndSavingSettlesIt()
    {
        var profile = await _site.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"), ("Department", "Engines"));
        var viewer = await SuggestAsync(profile, "JobTitle", "Programmer");
        var address = (await ItemAsync(profile)).QuerySelector("a[href*='/edit?suggestion=']")!.GetAttribute("href")!;
        var page = await _site.GetAsync(address);
        Assert.Equal(("Programmer", "Engines"), (page.Value("JobTitle"), page.Value("Department")));
        page = await page.Form().With("JobTitle", "Head programmer").With("Email", "nonsense").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(await OpenAsync(), open => open.EmployeeId == IdOf(profile));

        Assert.Equal(HttpStatusCode.Redirect, (await page.Form().With("Email", "").PostAsync()).Status);

        Assert.Equal("Head programmer", (await StoredAsync(profile)).JobTitle);
        Assert.Contains("Accepted", (await viewer.GetPageAsync("/suggestions/mine")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OfOwnRecordWithASuggestion_TakesNothingOfIt()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        await SuggestAsync(profile, "About", "Smuggled in");
        var suggestion = (await OpenAsync()).Single(open => open.EmployeeId == IdOf(profile)).Id;
        var own = await _site.NewVisitorAsync(Role.Viewer, IdOf(profile));
        var page = await own.GetPageAsync($"{profile}/edit?suggestion={suggestion}");
        Assert.DoesNotContain("Smuggled in", page.Html, StringComparison.Ordinal);
        await page.Form().With("About", "Mine").PostAsync();
        Assert.Contains(await OpenAsync(), open => open.Id == suggestion);
    }

    [Theory]
    [InlineData("JobTitle", "", "", "Value"), InlineData("JobTitle", "a\u0007bell", "", "Value"), InlineData("Phones", "abc", "", "Value")]
    [InlineData("TimeZone", "Mars", "", "Value"), InlineData("Status", "Promoted", "", "Value"), InlineData("", "x", "", "Field")]
    [InlineData("Protected", "true", "", "Field"), InlineData("Photo", "x", "", "Field"), InlineData("Version", "1", "", "Field"), InlineData("JobTitle", "x", "\u001Bx", "Note"), InlineData("Status", "Active", "", "Value")]
    public async Task Post_WhatIsWrong_ComesBackAtTheField(string field, string value, string note, string at)
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        var viewer = await _site.NewVisitorAsync(Role.Viewer);
        var page = await PostAsync(viewer, profile, field, value, note);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.ErrorAt(at));
        Assert.DoesNotContain(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
    }

    [Fact]
    public async Task Post_EveryPropertyThereIs_SuggestsInTheirNameForAnAdminToDecide()
    {
        var (profile, other) = (await _site.AddAsync("Ada Lovelace"), await _site.AddAsync("Someone Else"));
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        var form = (await viewer.GetPageAsync($"{profile}/suggestions/new?field=JobTitle")).Form().With("Value", "Countess")
            .With("By", "someone").With("EmployeeId", People.IdOf(other)).With("State", "Accepted").With("At", "2001-01-01").With("SettledAt", "2001-01-01");
        Assert.Equal(profile, (await form.PostAsync()).Location);
        var made = Assert.Single(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
        Assert.NotNull(await _site.Services.GetRequiredService<IAccountStore>().GetAsync(made.By, CancellationToken.None));
        Assert.Equal((CorrectionState.Open, null, true), (made.State, made.SettledAt, made.At.Year > 2001));
        Assert.DoesNotContain(await OpenAsync(), open => open.EmployeeId == IdOf(other));
    }

    [Fact]
    public async Task Post_NoteAlone_CannotBeAcceptedWithAClick()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        await SuggestAsync(profile, "About", "", "Something is off");
        var item = await ItemAsync(profile);
        Assert.Null(item.QuerySelector("form[action$='/accept']"));
        Assert.NotNull(item.QuerySelector("a[href*='/edit?suggestion=']"));
    }

    [Fact]
    public async Task Post_Again_SuggestsOnceAndTooMany_AreRefused()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        var viewer = await _site.NewVisitorAsync(Role.Viewer);
        var form = (await viewer.GetPageAsync($"{profile}/suggestions/new?field=JobTitle")).Form().With("Value", "Programmer");
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);
        Assert.Single(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
        for (var i = 1; i < Correction.MostOpen; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(viewer, profile, "JobTitle", $"Programmer {i}")).Status);
        var refused = await PostAsync(viewer, profile, "JobTitle", "One too many");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("the limit for corrections", refused.Text, StringComparison.Ordinal);
        Assert.Equal("One too many", refused.Value("Value"));
    }

    [Fact]
    public async Task Post_SameFormWithSomethingElseInIt_SuggestsThatToo()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        var viewer = await _site.NewVisitorAsync(Role.Viewer);
        var form = (await viewer.GetPageAsync($"{profile}/suggestions/new?field=JobTitle")).Form();
        foreach (var (field, value) in ((string, string)[])[("JobTitle", "Clerk"), ("JobTitle", "Head clerk"), ("Department", "Engines")])
            Assert.Equal(HttpStatusCode.Redirect, (await form.With("Field", field).With("Value", value).PostAsync()).Status);
        Assert.Equal(
            ["Clerk", "Engines", "Head clerk"],
            (await OpenAsync()).Where(open => open.EmployeeId == IdOf(profile)).Select(open => open.Value).Order());
    }

    [Fact]
    public async Task Settling_ByAnyoneButAnAdmin_IsRefused()
    {
        var profile = await _site.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"));
        await SuggestAsync(profile, "JobTitle", "Programmer");
        var own = await _site.NewVisitorAsync(Role.Viewer, IdOf(profile));
        Assert.Equal(HttpStatusCode.Forbidden, (await own.GetAsync("/suggestions")).StatusCode);
        var token = (await own.GetPageAsync($"{profile}/suggestions/new?field=JobTitle")).Form().Value("__RequestVerificationToken");
        foreach (var action in (string[])["accept", "decline"])
            Assert.Equal(HttpStatusCode.Forbidden, (await (await FormAsync(profile, action)).With("__RequestVerificationToken", token).PostAsync(own)).Status);
        Assert.Equal("Clerk", (await StoredAsync(profile)).JobTitle);
        Assert.Contains(await OpenAsync(), open => open.EmployeeId == IdOf(profile));
    }

    [Fact]
    public async Task SuggestingAndSettling_StandInTheLog()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        await SuggestAsync(profile, "JobTitle", "Programmer");
        await (await AcceptAsync(profile)).PostAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var lines = await _site.Services.GetRequiredService<IAuditStore>()
            .ReadAsync(today.AddDays(-1), today, null, CancellationToken.None).Where(line => line.Subject == People.IdOf(profile)).ToListAsync();
        Assert.Equal("JobTitle", lines.Single(line => line.Kind == AuditKind.Suggested).Detail);
        Assert.Equal("JobTitle: Accepted", lines.Single(line => line.Kind == AuditKind.SuggestionSettled).Detail);
    }

    private async Task<HttpClient> SuggestAsync(string profile, string field, string value, string note = "")
    {
        var viewer = await _site.NewVisitorAsync(Role.Viewer);
        var page = await PostAsync(viewer, profile, field, value, note);
        Assert.Equal((HttpStatusCode.Redirect, profile), (page.Status, page.Location));
        return viewer;
    }

    private static async Task<Page> PostAsync(HttpClient viewer, string profile, string field, string value, string note = "") =>
        await (await viewer.GetPageAsync($"{profile}/suggestions/new?field=JobTitle")).Form().With("Field", field).With("Value", value).With("Note", note).PostAsync();

    private async Task<AngleSharp.Dom.IElement> ItemAsync(string profile) =>
        (await _site.GetAsync("/suggestions")).Document.QuerySelectorAll(".corrections > li").Single(item => item.InnerHtml.Contains(profile, StringComparison.Ordinal));

    private Task<PageForm> AcceptAsync(string profile) => FormAsync(profile, "accept");

    private async Task<PageForm> FormAsync(string profile, string action) => (await _site.GetAsync("/suggestions")).Form($"{profile}/suggestions/{action}");

    private Task<IReadOnlyList<Correction>> OpenAsync() =>
        _site.Services.GetRequiredService<ICorrectionStore>().ListOpenAsync(1000, CancellationToken.None);

    private async Task<Employee> StoredAsync(string profile) =>
        (await _site.Services.GetRequiredService<IEmployeeStore>().GetAsync(IdOf(profile), CancellationToken.None))!;

    private static Guid IdOf(string profile) => Guid.Parse(People.IdOf(profile));
}
