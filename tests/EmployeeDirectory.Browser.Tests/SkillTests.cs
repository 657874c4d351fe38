namespace EmployeeDirectory.Browser.Tests;

public sealed class SkillTests(Chromium chromium, Sites sites)
{
    [Fact]
    public async Task Skills_TypedChosenAndTakenBack_ArePostedAsOneLine()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var skill = PostedPeople.Unique("Lacemaking");
        await visitor.AddPersonAsync(PostedPeople.Unique("Lena"), ("Skills", skill));
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", PostedPeople.Unique("Ada")));
        var (field, posted) = (page.Field("Skills"), page.Locator("main [name=Skills]"));

        await field.PressSequentiallyAsync("Poetry,Singing");
        await page.Keyboard.PressAsync("Enter");
        await Expect(posted).ToHaveValueAsync("Poetry, Singing");
        await page.Keyboard.PressAsync("Backspace");
        await Expect(posted).ToHaveValueAsync("Poetry");
        await field.PressSequentiallyAsync(skill[..^1].ToLowerInvariant());
        await Expect(page.Locator("main .combo-list:not([hidden]) li")).ToHaveTextAsync($"{skill}1");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(posted).ToHaveValueAsync($"Poetry, {skill}");
        // One skill in two spellings is one.
        await field.PressSequentiallyAsync("POETRY,");
        await Expect(posted).ToHaveValueAsync($"Poetry, {skill}");
        await page.Button("Remove Poetry").ClickAsync();
        await Expect(field).ToBeFocusedAsync();
        await page.Button("Add this person").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Listitem).GetByText(skill, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).GetByText("Poetry", new() { Exact = true })).ToHaveCountAsync(0);
    }
}
