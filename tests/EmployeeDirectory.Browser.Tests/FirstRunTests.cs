using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>From an empty folder to a directory with a name, people and invitations.</summary>
public sealed class FirstRunTests(Chromium chromium)
{
    [Fact]
    public async Task FirstAdmin_NamesTheCompany_RemovesTheInventedPeople_AndInvites()
    {
        using var site = await Site.StartAsync(new() { ["Storage__Provider"] = "Embedded", ["Storage__SampleEmployees"] = "12" });
        await using var stranger = await chromium.VisitAsAnyoneAsync(site);
        var outside = await stranger.NewPageAsync();
        await outside.GotoAsync("/");
        await Expect(outside.Locator(".sample")).ToHaveTextAsync("Invented people, for trying the directory out.");
        await outside.Locator(".card a").First.ClickAsync();
        await Expect(outside.Locator(".mark")).ToContainTextAsync("Invented.");

        await using var visitor = await chromium.VisitAsync(site);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/welcome");
        await Expect(page.Locator(".steps .done")).ToHaveCountAsync(0);
        await page.Link("Name, logo and colour").ClickAsync();
        await page.FillAsync(("Name", "Lovelace & Töchter"));
        await page.GetByLabel("Plum").CheckAsync();
        await Expect(page.Locator("[data-preview-name]")).ToHaveTextAsync("Lovelace & Töchter");
        await page.Locator("#Photo").SetInputFilesAsync(new FilePayload { Name = "logo.svg", MimeType = "image/svg+xml", Buffer = "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() });
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SVG");
        await Expect(page.Field("Name")).ToHaveValueAsync("Lovelace & Töchter");
        await page.Locator("#Photo").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Png.Filled(96, 96, 8, 2, [200, 30, 90]) });
        await page.Button("Save").ClickAsync();
        await Expect(page.Locator(".site-header .site-mark")).ToHaveTextAsync("Lovelace & Töchter");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-accent", "plum");
        Assert.True(await page.Locator(".site-header .logo").EvaluateAsync<bool>("async logo => { await logo.decode(); return logo.naturalWidth > 0; }"));
        await outside.GotoAsync("/");
        await Expect(outside).ToHaveTitleAsync("People · Lovelace & Töchter");

        await page.GotoAsync("/welcome");
        await Expect(page.Locator(".steps .done")).ToHaveCountAsync(1);
        await page.Locator(".steps").GetByRole(AriaRole.Link, new() { Name = "Remove the invented people…" }).ClickAsync();
        await page.Button("Remove them").ClickAsync();
        await Expect(page.Locator(".notice.done")).ToContainTextAsync("12 invented people removed.");
        await Expect(page.Locator(".sample")).ToHaveCountAsync(0);
        await outside.GotoAsync("/");
        await Expect(outside.Locator(".empty")).ToContainTextAsync("as soon as an admin adds them");
        await Expect(outside.Locator(".empty").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await page.GotoAsync("/log");
        await Expect(page.GetByText("removed the invented people")).ToHaveCountAsync(1);
        await Expect(page.GetByText($"{InvitedAdmin.Name} erased")).ToHaveCountAsync(0);

        await page.GotoAsync("/welcome");
        await page.Button("Add invented people").ClickAsync();
        await Expect(page.Locator(".notice.done")).ToContainTextAsync("250 invented people added.");
        await page.GotoAsync("/admin/sample");
        await page.Button("Remove them").ClickAsync();

        await visitor.AddPersonAsync("Ada Example", ("Email", "ada@example.org"));
        await visitor.AddPersonAsync("Bo Example");
        await page.GotoAsync("/accounts/invite/several");
        await page.FillAsync(("People", "ada@example.org\nNobody Here"));
        await page.Button("Create the links").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nobody Here");
        await page.FillAsync(("People", "ada@example.org\nBo Example"));
        await page.Button("Create the links").ClickAsync();
        await Expect(page.Locator("[readonly]")).ToHaveCountAsync(2);
        await outside.GotoAsync(await page.GetByLabel("Bo Example", new() { Exact = true }).InputValueAsync());
        await Expect(outside.Title()).ToContainTextAsync("Create your account");

        await page.GotoAsync("/admin");
        await page.Locator(".overview").GetByRole(AriaRole.Link, new() { Name = "1 without an e-mail address" }).ClickAsync();
        await Expect(page.Locator(".card .name")).ToHaveTextAsync("Bo Example");
    }
}
