using System.Globalization;

namespace EmployeeDirectory.Browser.Tests;

public sealed class MomentTests(Chromium chromium, Sites sites)
{
    [Fact]
    public async Task Moments_OnEveryPage_AreInTheReadersTimeZoneAndExactInATooltip()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var (profile, page) = (await visitor.AddPersonAsync(PostedPeople.Unique("Moment")), await visitor.NewPageAsync());
        await visitor.SuggestAsync(profile, "About", "Another");

        foreach (var address in (string[])[$"{profile}/history", "/log", "/account", "/accounts", "/suggestions", "/suggestions/mine", "/info"])
            foreach (var (shown, moment, title, kind) in await MomentsAsync(page, address))
            {
                var there = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(moment, Chromium.TimeZone);
                Assert.Equal(there.ToString(kind == "day" ? "d MMMM yyyy" : kind == "time" ? "HH:mm" : "d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture), shown);
                Assert.Equal(moment.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), title);
            }
    }

    [Fact]
    public async Task Moments_WithoutJavaScript_SayThatTheyAreUtc()
    {
        await using var visitor = await chromium.VisitAsync(
            await sites.OnAsync("Embedded"), new() { JavaScriptEnabled = false });
        var profile = await visitor.AddPersonAsync(PostedPeople.Unique("Moment"));

        foreach (var (shown, moment, _, _) in await MomentsAsync(await visitor.NewPageAsync(), $"{profile}/history"))
            Assert.Equal(moment.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture), shown);
    }

    private static async Task<List<(string Shown, DateTime Moment, string Title, string Kind)>> MomentsAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        var found = new List<(string, DateTime, string, string)>();
        foreach (var time in await page.Locator("main time[data-moment]").AllAsync())
            found.Add((
                await time.TextContentAsync() ?? "",
                DateTime.Parse((await time.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
                (await time.GetAttributeAsync("title"))!, (await time.GetAttributeAsync("data-moment"))!));
        Assert.NotEmpty(found);
        return found;
    }
}
