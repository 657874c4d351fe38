namespace EmployeeDirectory.Browser.Tests;

public sealed class SkillTests(Chromium chromium, Sites sites)
{
    [Fact]
    public async Task Suggestion_Clicked_AddsItsSkill()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var skill = PostedPeople.Unique("Lacemaking");
        await visitor.AddPersonAsync(PostedPeople.Unique("Lena"), ("Skills", skill));
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", PostedPeople.Unique("Ada")));

        await page.Field("Skills").PressSequentiallyAsync($"Poetry, {skill[..^1].ToLowerInvariant()}");
        await page.Button($"+ {skill}").ClickAsync();
        await Expect(page.Field("Skills")).ToHaveValueAsync($"Poetry, {skill}, ");
        await Expect(page.Button($"+ {skill}")).ToHaveCountAsync(0);
        await page.Button("Add this person").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Listitem).GetByText(skill, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).GetByText("Poetry", new() { Exact = true })).ToBeVisibleAsync();
    }
}
