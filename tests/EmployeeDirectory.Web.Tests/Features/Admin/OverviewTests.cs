using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Admin;

public sealed class OverviewTests
{
    [Fact]
    public async Task Counts_LeadToListsOfJustThesePeople()
    {
        await using var site = await DirectorySite.StartAsync();
        var boss = await site.AddAsync("Ada Boss", ("Email", "ada@example.org"));
        await site.AddAsync("Twin Person", ("Manager", "ada@example.org"), ("Email", "one@example.org"));
        await site.AddAsync("twin  pérson", ("Manager", "ada@example.org"), ("EmployeeNumber", "E1"));
        var left = await site.AddAsync("Twin Person", ("Email", "gone@example.org"));
        await site.ChangeAsync(left, "Status", "Left");
        await site.AddAsync("Ada B.", ("Manager", "ada@example.org"), ("Email", "b@example.org"), ("Phones", "+44 113 496 0001"));
        await site.AddAsync("A. Byron", ("Manager", "ada@example.org"), ("Email", "by@example.org"), ("Phones", "+44 1134960001"));
        foreach (var number in (int[])[1, 2, 3, 4])
            await site.AddAsync($"Switched {number}", ("Manager", "ada@example.org"), ("Email", $"s{number}@example.org"), ("Phones", "+44 113 496 0100"));
        await site.AddAsync("Own Line", ("Manager", "ada@example.org"), ("Email", "own@example.org"), ("Phones", "+44 113 496 0300"));
        await site.AddAsync("Extension 5", ("Manager", "ada@example.org"), ("Email", "five@example.org"), ("Phones", "+44 113 496 0300 x5"));

        var overview = await site.GetAsync("/admin");
        foreach (var (address, count, names) in new[]
        {
            ("/?missing=photo", 11, "A. Byron, Ada B., Ada Boss, Extension 5, Own Line, Switched 1, Switched 2, Switched 3, Switched 4, Twin Person, twin pérson"), ("/?missing=manager", 1, "Ada Boss"),
            ("/?missing=email", 1, "twin pérson"), ("/?duplicate=true", 4, "A. Byron, Ada B., Twin Person, twin pérson")
        })
        {
            Assert.Equal(
                $"{count}", overview.Document.QuerySelector($".overview a[href='{address}'] b")?.TextContent);
            var list = await site.GetAsync(address);
            Assert.Equal(
                names,
                string.Join(", ", list.Document.QuerySelectorAll(".card .name").Select(name => name.TextContent.Trim())
                    .Order(StringComparer.Ordinal)));
        }
        var joined = overview.Document.QuerySelector(".overview a[href*='kind=joined']")!;
        Assert.Equal("11", joined.QuerySelector("b")!.TextContent);
        Assert.Equal(
            11, (await site.GetAsync(joined.GetAttribute("href")!)).Document.QuerySelectorAll(".changed li").Length);
        Assert.Contains("Nobody left this month", overview.Text, StringComparison.Ordinal);
        using var stranger = site.NewVisitor();
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(new Uri("/?missing=email", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(boss)).Status);
    }

    [Fact]
    public async Task Remove_KeepsThoseChangedSinceAndThoseWithAnAccount_UnlessAsked()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:SampleEmployees", "6"));
        var staff = SampleStaff.People(6, DateOnly.FromDateTime(DateTime.UtcNow)).ToList();
        await site.AddAsync("Real Report", ("Manager", staff[1].Email!));
        await site.ChangeAsync($"/employees/{staff[2].Id}", "JobTitle", "Changed");
        await site.AddAccountAsync(Role.Viewer, staff[3].Id);

        var kept = await (await site.GetAsync("/admin/sample")).Form("/admin/sample/remove").PostAsync();
        Assert.Equal("/admin/sample", kept.Location);
        Assert.Equal(
            new[] { staff[2].DisplayName, staff[3].DisplayName, "Real Report" }.Order(), (await NamesAsync(site)).Order());

        await (await site.GetAsync("/admin/sample")).Form("/admin/sample/remove").With("edited", "true").PostAsync();
        Assert.Equal(2, (await NamesAsync(site)).Count);
        Assert.NotNull(await site.Services.GetRequiredService<IAccountStore>().FindByEmployeeAsync(staff[3].Id, default));
    }

    [Fact]
    public async Task Menu_LeadsToTheSamplePeopleAsLongAsThereAreAny()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:SampleEmployees", "2"));
        async Task<bool> LeadsAsync() => (await site.GetAsync("/")).Document.QuerySelector("header a[href='/admin/sample']") is not null;
        Assert.True(await LeadsAsync());
        await (await site.GetAsync("/admin/sample")).Form("/admin/sample/remove").PostAsync();
        Assert.False(await LeadsAsync());
    }

    [Fact]
    public async Task Company_ChangedByTwo_KeepsTheEntriesOfTheSecond()
    {
        await using var site = await DirectorySite.StartAsync();
        var (mine, theirs) = (await site.GetAsync("/admin/company"), await site.GetAsync("/admin/company"));
        Assert.Equal("/admin/company", (await theirs.Form("/admin/company").With("Name", "Theirs").PostAsync()).Location);
        using var stranger = site.NewVisitor();
        Assert.EndsWith("· Theirs", (await stranger.GetPageAsync("/")).Document.Title, StringComparison.Ordinal);
        var refused = await mine.Form("/admin/company").With("Name", "Mine").With("Accent", "blue").PostAsync();
        Assert.Equal((HttpStatusCode.Conflict, "Mine"), (refused.Status, refused.Value("Name")));
        Assert.Equal("/admin/company", (await refused.Form("/admin/company").PostAsync()).Location);
        var page = await stranger.GetPageAsync("/");
        Assert.EndsWith("· Mine", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal("blue", page.Document.DocumentElement.GetAttribute("data-accent"));
        Assert.Equal(HttpStatusCode.BadRequest, (await mine.Form("/admin/company").With("Accent", "9").PostAsync()).Status);
        Assert.Equal("/admin/company", (await theirs.Form("/admin/company").With("Name", "Mine").With("Accent", "blue").PostAsync()).Location);
    }

    private static async Task<List<string>> NamesAsync(DirectorySite site) =>
        [.. (await site.GetAsync("/")).Document.QuerySelectorAll(".card .name").Select(name => name.TextContent.Trim())];
}
