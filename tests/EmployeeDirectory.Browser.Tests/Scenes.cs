namespace EmployeeDirectory.Browser.Tests;

/// <summary>Every page of the program, with the title that shows that it is the one.</summary>
internal static class Scenes
{
    private static readonly Dictionary<string, (string Title, Func<IPage, Cast, Task> Open)> All = new()
    {
        ["List as cards"] = ("People", (page, _) => page.GotoAsync("/")),
        ["List as a table"] = ("People", (page, _) => page.GotoAsync("/?view=table")),
        ["List as faces"] = ("People", (page, _) => page.GotoAsync("/?view=faces")),
        ["Table of every column"] = ("People", (page, _) => page.GotoAsync("/?view=table&column=title&column=email&column=phone&column=time&column=skills&column=start&column=number")),
        ["Second page of the list"] = ("People", (page, _) => page.GotoAsync("/?page=2")),
        ["List to print"] = ("People", (page, _) => page.GotoAsync("/people/print?department=Engines&view=faces")),
        ["Search"] = ("“aaltonen”", (page, _) => page.GotoAsync("/?q=aaltonen&department=Engines&skill=Poetry&view=table")),
        ["Search by what is not a name"] = ("“poetry”", (page, _) => page.GotoAsync("/?q=poetry")),
        ["Nobody found"] = ("“xu”", (page, _) => page.GotoAsync("/?q=xu&location=Turin")),
        ["List, every skill open"] = ("People", OpenSkillsAsync),
        ["Every skill"] = ("Skills", (page, _) => page.GotoAsync("/people/values?field=skill")),
        ["Every skill, none found"] = ("Skills", (page, _) => page.GotoAsync("/people/values?field=skill&find=xyz")),
        ["Recent searches"] = ("People", OpenRecentAsync),
        ["Empty list"] = ("People", (page, cast) => page.GotoAsync(cast.EmptySite.ToString())),
        ["Leavers, of whom there are none"] = ("Leavers", (page, cast) => page.GotoAsync($"{cast.EmptySite}?show=left")),
        ["Full profile"] = ("Ada Aaltonen", (page, cast) => page.GotoAsync(cast.Full)),
        ["Bare profile"] = ("Aaron", (page, cast) => page.GotoAsync(cast.Bare)),
        ["Profile after a save"] = ("Saved", OpenSavedAsync),
        ["New person"] = ("Add a person", (page, _) => page.GotoAsync("/employees/new")),
        ["Signed out while writing"] = ("You are no longer signed in", OpenSignedOutAsync),
        ["Form that is out of date"] = ("This form has expired", OpenStaleAsync),
        ["Menu, open"] = ("People", OpenMenuAsync),
        ["Keys"] = ("People", OpenKeysAsync),
        ["Form with a photo to crop"] = ("Edit Ada Aaltonen", OpenCropAsync),
        ["Form with errors"] = ("Add a person", OpenErrorsAsync),
        ["Conflict"] = ("Two versions of", OpenConflictAsync),
        ["Delete"] = ("Delete Ada Aaltonen?", (page, cast) => page.GotoAsync($"{cast.Full}/delete")),
        ["Recently deleted"] = ("Recently deleted", (page, _) => page.GotoAsync("/employees/deleted")),
        ["Nobody deleted"] = ("Recently deleted", (page, cast) => page.GotoAsync($"{cast.EmptySite}employees/deleted")),
        ["Deleted person"] = ("Dora Aaltonen was deleted", (page, cast) => page.GotoAsync(cast.Deleted)),
        ["Erase"] = ("Erase Leo Aaltonen?", OpenErasureAsync),
        ["Erase, under another name"] = ("Erase Leo Aaltonen?", OpenRefusedErasureAsync),
        ["Erase, who is here"] = ("Erase Ada Aaltonen?", (page, cast) => page.GotoAsync($"{cast.Full}/erase")),
        ["Erased person"] = ("This record was erased", OpenErasedAsync),
        ["History of an erased person"] = ("History of someone who was erased", OpenErasedHistoryAsync),
        ["Photo"] = ("Photo of Ada Aaltonen", (page, cast) => page.GotoAsync($"{cast.Full}/photo")),
        ["Photo, none chosen"] = ("Photo of Aaron", OpenRefusedPhotoAsync),
        ["Own record"] = ("Edit Olga Own", OpenOwnRecordAsync),
        ["Report a mistake"] = ("Report a mistake about Ada Aaltonen", (page, cast) => page.GotoAsync($"{cast.Full}/suggestions/new")),
        ["Report of phones"] = ("Report a mistake about Ada Aaltonen", (page, cast) => page.GotoAsync($"{cast.Full}/suggestions/new?field=Phones")),
        ["Report of working days"] = ("Report a mistake about Ada Aaltonen", (page, cast) => page.GotoAsync($"{cast.Full}/suggestions/new?field=WorkingDays")),
        ["Report without a word"] = ("Report a mistake about Ada Aaltonen", OpenRefusedReportAsync),
        ["Suggestions"] = ("Corrections", (page, _) => page.GotoAsync("/suggestions")),
        ["No suggestions"] = ("Corrections", (page, cast) => page.GotoAsync($"{cast.EmptySite}suggestions")),
        ["My suggestions"] = ("My corrections", (page, _) => page.GotoAsync("/suggestions/mine")),
        ["Org chart"] = ("Org chart", (page, _) => page.GotoAsync("/org")),
        ["Org chart, opened"] = ("Org chart", OpenChartAsync),
        ["Org chart, a person"] = ("Ada Aaltonen", (page, cast) => page.GotoAsync(cast.Full.Replace("employees", "org", StringComparison.Ordinal))),
        ["Org chart, found"] = ("Find in the org chart", (page, _) => page.GotoAsync("/org?q=aa")),
        ["Org chart, nobody found"] = ("Find in the org chart", (page, _) => page.GotoAsync("/org?q=Xu+Xyzzy")),
        ["Org chart, empty"] = ("Org chart", (page, cast) => page.GotoAsync($"{cast.EmptySite}org")),
        ["Org chart, drawn"] = ("Org chart", (page, _) => page.GotoAsync("/org/chart")),
        ["Org chart, the way to a person"] = ("Org chart", (page, cast) => page.GotoAsync($"/org/chart?to={cast.Full.Split('/')[^1]}")),
        ["Org chart, drawn from a person"] = ("Org chart", (page, cast) => page.GotoAsync($"/org/chart?from={cast.Full.Split('/')[^1]}")),
        ["Org chart, drawn and empty"] = ("Org chart", (page, cast) => page.GotoAsync($"{cast.EmptySite}org/chart")),
        ["Not in the org chart"] = ("This person is not in the org chart", (page, _) => page.GotoAsync($"/org/{Guid.Empty}")),
        ["History"] = ("History of Ada Aaltonen", (page, cast) => page.GotoAsync($"{cast.Full}/history")),
        ["Undo refused"] = ("can’t be undone", OpenUndoRefusedAsync),
        ["Log"] = ("Log", (page, _) => page.GotoAsync("/log")),
        ["Log, nothing found"] = ("Log", (page, _) => page.GotoAsync("/log?kind=RoleChanged&who=nobody")),
        ["Server status"] = ("Server status", (page, _) => page.GotoAsync("/info")),
        ["Changes"] = ("Changes", (page, _) => page.GotoAsync("/changes")),
        ["Changes, none"] = ("Changes", (page, cast) => page.GotoAsync($"{cast.EmptySite}changes?kind=left")),
        ["Empty list of a past day"] = ("People", (page, _) => page.GotoAsync("/?asOf=2020-01-01")),
        ["Empty chart of a past day"] = ("Org chart", (page, _) => page.GotoAsync("/org?asOf=2020-01-01")),
        ["My account"] = ("My account", (page, _) => page.GotoAsync("/account")),
        ["New password"] = ("Change the password", (page, _) => page.GotoAsync("/account/password")),
        ["Second factor"] = ("Add a second factor", (page, _) => page.GotoAsync("/account/second-factor")),
        ["Accounts"] = ("Accounts", (page, _) => page.GotoAsync("/accounts")),
        ["Invite"] = ("Invite someone", (page, _) => page.GotoAsync("/accounts/invite")),
        ["Invite, link"] = ("Your link", OpenLinkAsync),
        ["Invite several"] = ("Invite people", (page, _) => page.GotoAsync("/accounts/invite/several")),
        ["Welcome"] = ("Welcome", (page, _) => page.GotoAsync("/welcome")),
        ["Welcome, nobody here"] = ("Welcome", (page, cast) => page.GotoAsync($"{cast.EmptySite}welcome")),
        ["Admin home"] = ("Overview", (page, _) => page.GotoAsync("/admin")),
        ["Admin home, nobody here"] = ("Overview", (page, cast) => page.GotoAsync($"{cast.EmptySite}admin")),
        ["Company"] = ("Company", (page, _) => page.GotoAsync("/admin/company")),
        ["Imports"] = ("Imports", (page, _) => page.GotoAsync("/imports")),
        ["No imports"] = ("Imports", (page, cast) => page.GotoAsync($"{cast.EmptySite}imports")),
        ["New import"] = ("New import", (page, _) => page.GotoAsync("/imports/new")),
        ["Columns of an import"] = ("Columns", OpenColumnsAsync),
        ["Plan of an import"] = ("people.csv", OpenPlanAsync),
        ["Invented people"] = ("Invented people", (page, _) => page.GotoAsync("/admin/sample")),
        ["No invented people"] = ("Invented people", (page, cast) => page.GotoAsync($"{cast.EmptySite}admin/sample")),
        ["Without a manager"] = ("People", (page, _) => page.GotoAsync("/?missing=manager")),
        ["Not found"] = ("Page not found", (page, _) => page.GotoAsync("/nowhere")),
        ["Bad request"] = ("This request is not valid", (page, _) => page.GotoAsync("/?page=none")),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static async Task OpenAsync(this IPage page, string scene, Cast cast)
    {
        var (title, open) = All[scene];
        await open(page, cast);
        await Expect(page.Title()).ToContainTextAsync(title);
        await page.LoadedAsync();
    }

    private static async Task OpenSkillsAsync(IPage page, Cast cast)
    {
        await page.GotoAsync("/");
        if (await page.Button("Filters").IsVisibleAsync())
            await page.Button("Filters").ClickAsync();
        await page.Locator("[data-facet=Skill] summary").ClickAsync();
        await Expect(page.Locator("[data-facet=Skill] .values li").First).ToBeVisibleAsync();
    }

    private static async Task OpenRecentAsync(IPage page, Cast cast)
    {
        await page.GotoAsync("/");
        await page.Locator("#q").FillAsync("poetry");
        await page.Locator("#q").PressAsync("Enter");
        await Expect(page.Title()).ToContainTextAsync("poetry");
        await page.GotoAsync("/");
        await page.Locator("#q").FocusAsync();
        await Expect(page.Locator(".recent")).ToBeVisibleAsync();
    }

    private static async Task OpenSignedOutAsync(IPage page, Cast cast)
    {
        await page.GotoAsync($"{cast.Full}/edit");
        await page.FillAsync(
            ("DisplayName", "نادية عبد الرحمن"), ("JobTitle", new string('W', 150)), ("About", "Line one\nسطر ثان\n" + new string('x', 300)), ("Skills", "One, Two"));
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares("a-long-name-of-a-holiday-picture-that-nobody-ever-shortened.png"));
        await page.Context.ClearCookiesAsync(new() { Name = "session" });
        await page.Button("Save").ClickAsync();
    }

    private static async Task OpenStaleAsync(IPage page, Cast cast)
    {
        await page.GotoAsync($"{cast.Full}/suggestions/new?field=JobTitle");
        await page.FillAsync(("Value", "مهندسة"));
        await page.Locator("main [name=__RequestVerificationToken]").EvaluateAsync("token => { token.value = 'old'; }");
        await page.Button("Send to the admins").ClickAsync();
    }

    private static async Task OpenChartAsync(IPage page, Cast cast)
    {
        await page.GotoAsync("/org");
        await page.Locator("#tops details details > summary").First.ClickAsync();
        await Expect(page.Locator("#tops details details details, #tops details details .person-line").First).ToBeVisibleAsync();
    }

    private static async Task OpenSavedAsync(IPage page, Cast cast)
    {
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", "Saved"));
        await page.Button("Add this person").ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("added.");
    }

    private static async Task OpenLinkAsync(IPage page, Cast cast)
    {
        await page.GotoAsync("/accounts/invite");
        await page.Button("Create the link").ClickAsync();
    }

    private static async Task OpenMenuAsync(IPage page, Cast cast)
    {
        await page.GotoAsync("/");
        if (await page.Locator(".site-menu > summary").IsVisibleAsync())
            await page.Locator(".site-menu > summary").ClickAsync();
        await page.Locator(".site-header nav .menu > summary").ClickAsync();
        await Expect(page.Link("Recently deleted")).ToBeVisibleAsync();
    }

    private static async Task OpenKeysAsync(IPage page, Cast cast)
    {
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    private static async Task OpenCropAsync(IPage page, Cast cast)
    {
        await page.GotoAsync($"{cast.Full}/edit");
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
        await page.ChooseRedSquareAsync();
    }

    private static async Task OpenErrorsAsync(IPage page, Cast cast)
    {
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("Email", "nonsense"), ("Phones", "abc"), ("TimeZone", "Mars"), ("StartDate", "2026-03-01"));
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
        await page.Button("Add this person").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    private static async Task OpenColumnsAsync(IPage page, Cast cast)
    {
        const string file = """
            Number,Full name,Job title,Office,Shoe size,Hire date
            1,محمد عبد الرحمن,Senior Principal Executive Assistant to the Vice President of Strategic Partnerships,München,40,2026-03-01
            2,Gerhard-Maximilian von und zu Hohenstein-Wittelsbach,,Leeds,,03/04/2026
            3,Ada Aaltonen,,,,
            """;
        await page.GotoAsync("/imports/new");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(ImportTests.Csv(file));
        await page.Button("Continue").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Columns");
    }

    private static async Task OpenPlanAsync(IPage page, Cast cast)
    {
        await OpenColumnsAsync(page, cast);
        await page.Button("Show what would change").ClickAsync();
        await Expect(page.Locator(".import-rows")).ToContainTextAsync("may be two days");
    }

    private static async Task OpenConflictAsync(IPage page, Cast cast)
    {
        var manager = await AddManagerAsync(page);
        var profile = await page.Context.AddPersonAsync("Zoë Conflict", ("FamilyName", "Zz"), ("Manager", manager));
        await page.GotoAsync($"{profile}/edit");
        await page.Context.ChangePersonAsync(profile, ("JobTitle", "Programmer"), ("Manager", ""), ("About", "Long\nlines"));
        await page.FillAsync(("JobTitle", "Countess"), ("StartDate", "2026-03-01"));
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
        await page.Button("Save").ClickAsync();
    }

    /// <summary>Nobody of the cast, whose names others search for: people are found by their managers, too.</summary>
    private static async Task<string> AddManagerAsync(IPage page) =>
        (await page.Context.AddPersonAsync(PostedPeople.Unique("Mona"), ("FamilyName", "Zz"))).Split('/')[^1];

    private static async Task OpenUndoRefusedAsync(IPage page, Cast cast)
    {
        var profile = await page.Context.AddPersonAsync("Zoë Undone", ("FamilyName", "Zz"), ("JobTitle", "Clerk"));
        await page.Context.ChangePersonAsync(profile, ("JobTitle", "Programmer"), ("Manager", await AddManagerAsync(page)));
        await page.Context.ChangePersonAsync(profile, ("JobTitle", "Countess"), ("Manager", ""));
        await page.GotoAsync($"{profile}/history");
        await page.Button("Undo change 2").ClickAsync();
    }

    private static async Task OpenErasureAsync(IPage page, Cast cast) =>
        await page.GotoAsync($"{await page.Context.AddPersonAsync("Leo Aaltonen", ("JobTitle", "Baker"), ("Status", "Left"))}/erase");

    private static async Task OpenRefusedErasureAsync(IPage page, Cast cast)
    {
        await OpenErasureAsync(page, cast);
        await page.FillAsync(("Name", "Lea Aaltonen"));
        await page.Button("Erase permanently").ClickAsync();
        await Expect(page.Locator("#Name-problem")).ToBeVisibleAsync();
    }

    private static async Task OpenErasedAsync(IPage page, Cast cast)
    {
        await OpenErasureAsync(page, cast);
        await page.FillAsync(("Name", "Leo Aaltonen"));
        await page.Button("Erase permanently").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync("was erased");
    }

    private static async Task OpenErasedHistoryAsync(IPage page, Cast cast)
    {
        await OpenErasedAsync(page, cast);
        await page.GotoAsync($"{page.Url}/history");
    }

    private static async Task OpenRefusedPhotoAsync(IPage page, Cast cast)
    {
        await page.GotoAsync($"{cast.Bare}/photo");
        await page.Button("Save photo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose a picture first.");
    }

    private static async Task OpenOwnRecordAsync(IPage page, Cast cast)
    {
        var profile = await page.Context.AddPersonAsync("Olga Own", ("FamilyName", "Zz"));
        await page.BecomeAsync(profile);
        await page.GotoAsync($"{profile}/edit");
    }

    private static async Task OpenRefusedReportAsync(IPage page, Cast cast)
    {
        await page.GotoAsync($"{cast.Full}/suggestions/new?field=JobTitle");
        await page.Field("Value").FillAsync("");
        await page.Button("Send to the admins").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }
}
