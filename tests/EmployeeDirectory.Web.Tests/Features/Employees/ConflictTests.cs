using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class ConflictTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Post_StaleVersion_ShowsBothVersionsOfWhatDiffers()
    {
        var page = await ConflictAsync(await _site.AddAsync("Torn", ("Department", "Same")));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Their title", page.Text, StringComparison.Ordinal);
        Assert.Contains("My title", page.Text, StringComparison.Ordinal);
        Assert.Equal(["JobTitle", "Location"], page.Document.QuerySelectorAll("input[type=radio]").Select(input => input.GetAttribute("name")).Distinct());
    }

    [Fact]
    public async Task Conflict_EachSideChosen_IsSavedSo()
    {
        var profile = await _site.AddAsync("Torn");
        var page = await ConflictAsync(profile);

        var saved = await page.Form("/edit").With("JobTitle", "Their title").With("Location", "My place").PostAsync();

        var text = (await _site.FollowAsync(saved)).Text;
        Assert.Contains("Their title", text, StringComparison.Ordinal);
        Assert.Contains("My place", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_ThirdEditMeanwhile_IsAConflictAgain()
    {
        var profile = await _site.AddAsync("Torn");
        var page = await ConflictAsync(profile);
        await _site.ChangeAsync(profile, "Department", "Third");
        Assert.Equal(HttpStatusCode.Conflict, (await page.Form("/edit").PostAsync()).Status);
    }

    [Fact]
    public async Task Conflict_ListsLinesAndManagers_CanBeChosenToo()
    {
        var manager = await _site.AddAsync("Conflict Manager");
        var profile = await _site.AddAsync("Torn", ("Skills", "Old"), ("About", "Old"), ("WorkingDays", "Monday"));
        var stale = (await _site.EditAsync(profile)).With("Skills", "Mine, Two").With("About", "My\nlines")
            .With("WorkingDays", "Tuesday", "Sunday").With("Manager", "Conflict Manager").With("Protected", "true");
        await _site.ChangeAsync(profile, "JobTitle", "Their title");

        var saved = await (await stale.PostAsync()).Form("/edit").PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var edit = await _site.GetAsync($"{profile}/edit");
        Assert.Equal(("Mine, Two", "My\nlines"), (edit.Value("Skills"), edit.Value("About")));
        Assert.Equal(["Tuesday", "Sunday"], edit.Document.QuerySelectorAll("[name=WorkingDays][checked]").Select(day => day.GetAttribute("value")));
        Assert.Equal("Conflict Manager", edit.Value("Manager"));
        Assert.NotNull(manager);
    }

    [Fact]
    public async Task Conflict_WhatOnlyTheyChanged_IsTheirsUnlessChosenOtherwise()
    {
        var profile = await _site.AddAsync("Torn", ("JobTitle", "Before"), ("Location", "Before"));
        var mine = (await _site.EditAsync(profile)).With("Location", "Mine");
        await _site.ChangeAsync(profile, "JobTitle", "Theirs");

        await (await mine.PostAsync()).Form("/edit").PostAsync();

        var edit = await _site.GetAsync($"{profile}/edit");
        Assert.Equal(("Theirs", "Mine"), (edit.Value("JobTitle"), edit.Value("Location")));
    }

    [Fact]
    public async Task Conflict_ManyPhonesAndADeletedManager_CanBeSettledBothWays()
    {
        var manager = await _site.AddAsync("Leaves Soon");
        var profile = await _site.AddAsync("Torn", ("Manager", People.IdOf(manager)));
        var mine = (await _site.EditAsync(profile)).With("Phones", "+44 113 496 0001", "+44 113 496 0002", "+44 113 496 0003").With("Manager", "");
        await _site.DeleteAsync(manager);
        await _site.ChangeAsync(profile, "JobTitle", "Theirs");
        var conflict = await mine.PostAsync();

        var saved = await conflict.Form("/edit").With("Manager", People.IdOf(manager)).PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(3, (await _site.FollowAsync(saved)).Document.QuerySelectorAll(".reach a[href^='tel:']").Length);
    }

    private async Task<Page> ConflictAsync(string profile)
    {
        var mine = (await _site.EditAsync(profile)).With("JobTitle", "My title").With("Location", "My place");
        var theirs = (await _site.EditAsync(profile)).With("JobTitle", "Their title").With("Location", "Their place");
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.PostAsync()).Status);
        return await mine.PostAsync();
    }
}
