namespace EmployeeDirectory.Browser.Tests;

/// <summary>Each way in which a search is read, on the page: who comes first, the words marked there, and what the page says about it.</summary>
public sealed class ReadingPageTests(Chromium chromium)
{
    private static readonly (string Name, (string, string)[] Fields)[] People =
    [
        ("Jonas Weber", [("JobTitle", "Analyst"), ("Location", "Leeds"), ("Skills", "C#, Rust"), ("EmployeeNumber", "00417")]),
        ("Orla Finch", [("JobTitle", "Chief Executive Officer"), ("Department", "Board"), ("Phones", "+1 212 555 0147 x4321")]),
        ("Geoffrey Lisle", [("JobTitle", "Sales manager"), ("Department", "Customer Experience")]),
        ("محمد الشريف", [("JobTitle", "Surgeon")]),
        ("Владимир Петров", [("JobTitle", "Pilot"), ("Skills", "Data protection")]),
        ("Robert O’Brien", [("JobTitle", "Carpenter")]),
        ("María de la Cruz", [("JobTitle", "Nurse"), ("GivenName", "María"), ("FamilyName", "de la Cruz")])
    ];

    private static readonly (string Typed, string First, string Marked, string About)[] Readings =
    [
        ("C#", "Jonas Weber", "C#", "1 person"),
        ("ceo", "Orla Finch", "Chief Executive Officer", "1 person"),
        ("mgr", "Geoffrey Lisle", "manager", "1 person"),
        ("cx", "Geoffrey Lisle", "Customer Experience", "1 person"),
        ("delacruz", "María de la Cruz", "de la Cruz", "1 person"),
        ("obrien", "Robert O’Brien", "O’Brien", "1 person"),
        ("bob", "Robert O’Brien", "Robert Robert", "1 person"),
        ("vladimir", "Владимир Петров", "Владимир", "1 person"),
        ("mohammed", "محمد الشريف", "محمد محمد", "1 person"),
        ("jeffrey", "Geoffrey Lisle", "Geoffrey", "Nothing for “jeffrey”. Did you mean: geoffrey (1)"),
        ("production", "Владимир Петров", "protection", "Nothing for “production”. Did you mean: protection (1)"),
        ("417", "Jonas Weber", "00417", "1 person"),
        ("ext 4321", "Orla Finch", "212 555 0147 x4321", "1 person"),
        ("Dr. Jonas Weber", "Jonas Weber", "", "Nothing for all of “Dr. Jonas Weber”. 1 person without “dr”."),
        ("who knows rust in leeds", "Jonas Weber", "Leeds Rust", "Nothing for all of “who knows rust in leeds”. 1 person without “who knows in”."),
        ("in:leeds", "Jonas Weber", "", "1 person"),
        ("Weber, Jonas (IT)", "Jonas Weber", "", "Nothing for all of “Weber, Jonas (IT)”. 1 person without “it”.")
    ];

    [Fact]
    public async Task Search_EachReading_ShowsItsWords()
    {
        using var site = await Site.StartAsync(new() { ["Storage__Provider"] = "Embedded", ["Storage__SampleEmployees"] = "0", ["Search__ShortForms"] = "CX=Customer Experience" });
        await using var visitor = await chromium.VisitAsync(site);
        foreach (var (name, fields) in People)
            await visitor.AddPersonAsync(name, fields);
        var page = await visitor.NewPageAsync();
        var shown = new List<(string, string, string, string)>();
        foreach (var (typed, _, _, about) in Readings)
        {
            await page.GotoAsync($"/?q={Uri.EscapeDataString(typed)}");
            var card = page.Locator("main .card").First;
            var head = string.Join(' ', (await page.Locator(".page-head p").First.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            shown.Add((
                typed, await card.Locator(".name").InnerTextAsync(), string.Join(' ', await card.Locator("mark").AllInnerTextsAsync()),
                head));
        }
        Assert.Equal(Readings, shown);
        await page.GotoAsync("/?q=production");
        await page.Locator(".page-head").GetByRole(AriaRole.Link, new() { Name = "protection" }).ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("“protection”");
    }
}
