using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What people do with their own record, and what they cannot.</summary>
public sealed class OwnRecordTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private static readonly string[] Own = ["About", "Phones", "Pronouns", "Skills", "TimeZone", "WorkingDays"];
    private static readonly string[] OfAdmins =
        ["Department", "DisplayName", "Email", "EmployeeNumber", "FamilyName", "GivenName", "JobTitle", "Location", "Manager", "Protected", "StartDate", "Status"];
    private static readonly string[] OfTheForm = ["Crop", "Photo", "SubmissionId", "Version", "__RequestVerificationToken"];

    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Edit_OwnRecord_OffersTheirFieldsOnly()
    {
        var (visitor, profile) = await EmployeeAsync();
        var page = await visitor.GetPageAsync($"{profile}/edit");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var names = page.Document.QuerySelectorAll("main form [name]").Select(control => control.GetAttribute("name")!).Distinct();
        Assert.Equal([.. Own.Concat(OfTheForm).Order(StringComparer.Ordinal)], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Post_OwnFields_AreSavedInTheirName()
    {
        var (visitor, profile) = await EmployeeAsync();
        var saved = await (await visitor.GetPageAsync($"{profile}/edit")).Form("/edit")
            .With("Pronouns", "she/her").With("Phones", "+44 113 496 0001").With("TimeZone", "Asia/Tokyo").With("WorkingDays", "Monday", "Friday")
            .With("Skills", "Analysis", "Poetry").With("About", "Mine").WithFile("me.png", Png.Filled(300, 300, 8, 2, [30, 200, 30])).PostAsync();
        Assert.Equal((HttpStatusCode.Redirect, profile), (saved.Status, saved.Location));
        var now = await StoredAsync(profile);
        Assert.Equal(
            ("she/her", "Asia/Tokyo", "Mine", "+44 113 496 0001", "Analysis, Poetry", 2, true),
            (now.Pronouns, now.TimeZone, now.About, string.Join(", ", now.Phones), string.Join(", ", now.Skills), now.WorkingDays.Count, now.PhotoId is not null));
        var account = await _site.Services.GetRequiredService<IAccountStore>().FindByEmployeeAsync(now.Id, CancellationToken.None);
        Assert.Equal(account!.Id, now.UpdatedBy);
    }

    [Fact]
    public async Task Post_EveryPropertyThereIs_ChangesTheirFieldsOnly()
    {
        var (visitor, profile) = await EmployeeAsync();
        var before = await StoredAsync(profile);
        var other = People.IdOf(await _site.AddAsync("Someone Else"));
        var form = (await visitor.GetPageAsync($"{profile}/edit")).Form("/edit").With("About", "Mine");
        foreach (var name in Properties().Except(Own).Except(OfTheForm))
            form.With(name, Changed(name, other));

        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);

        var after = await StoredAsync(profile);
        Staff.Same(
            before with { About = "Mine", Version = before.Version + 1, SubmissionId = after.SubmissionId, UpdatedAt = after.UpdatedAt, UpdatedBy = after.UpdatedBy },
            after);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/employees/new")).StatusCode);
    }

    [Fact]
    public async Task Post_EveryPropertyThereIsByAnAdmin_ChangesTheFieldsOfTheFormOnly()
    {
        var profile = (await EmployeeAsync()).Profile;
        var before = await StoredAsync(profile);
        var other = People.IdOf(await _site.AddAsync("Someone Else"));
        var form = (await _site.EditAsync(profile)).With("About", "Theirs");
        foreach (var name in Properties().Except(Own).Except(OfAdmins).Except(OfTheForm))
            form.With(name, Changed(name, other));

        Assert.Equal(profile, (await form.PostAsync()).Location);

        var after = await StoredAsync(profile);
        Staff.Same(
            before with { About = "Theirs", Version = before.Version + 1, SubmissionId = after.SubmissionId, UpdatedAt = after.UpdatedAt, UpdatedBy = before.UpdatedBy },
            after);
    }

    [Theory, InlineData(""), InlineData("0"), InlineData("-1"), InlineData("1"), InlineData("99"), InlineData("9223372036854775807"), InlineData("x")]
    public async Task Post_AnyVersionButTheCurrent_ChangesNothing(string version)
    {
        var (visitor, profile) = await EmployeeAsync();
        await _site.ChangeAsync(profile, "JobTitle", "Countess");
        var before = await StoredAsync(profile);
        Assert.Equal(2, before.Version);
        var form = (await visitor.GetPageAsync($"{profile}/edit")).Form("/edit").With("About", "Mine").With("Version", version);
        var answer = await form.PostAsync();
        Assert.InRange((int)answer.Status, 400, 499);
        Staff.Same(before, await StoredAsync(profile));
    }

    [Fact]
    public async Task Conflict_WithAnAdmin_IsAboutTheirFieldsOnly()
    {
        var (visitor, profile) = await EmployeeAsync();
        var form = (await visitor.GetPageAsync($"{profile}/edit")).Form("/edit").With("About", "Mine");
        await (await _site.EditAsync(profile)).With("About", "The admin's").With("JobTitle", "Countess").PostAsync();

        var conflict = await form.PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(["About"], conflict.Document.QuerySelectorAll("input[type=radio]").Select(radio => radio.GetAttribute("name")).Distinct());
        var saved = await conflict.Form("/edit").With("About", "Mine").With("JobTitle", "Baroness").PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var now = await StoredAsync(profile);
        Assert.Equal(("Mine", "Countess"), (now.About, now.JobTitle));
    }

    [Theory]
    [InlineData("GET", "edit"), InlineData("POST", "edit"), InlineData("GET", "photo"), InlineData("POST", "photo"), InlineData("POST", "photo/delete")]
    [InlineData("GET", "delete"), InlineData("POST", "delete"), InlineData("POST", "restore")]
    public async Task AnothersRecord_ByEachVerb_IsRefused(string method, string action)
    {
        var (visitor, own) = await EmployeeAsync();
        var another = await _site.AddAsync("Another", ("About", "Theirs"));
        var before = await StoredAsync(another);
        var form = (await visitor.GetPageAsync($"{own}/edit")).Form("/edit").With("About", "Mine").With("Version", "1");
        form.Address = $"{another}/{action}";
        var answer = method == "POST" ? await form.PostAsync() : await visitor.GetPageAsync(form.Address);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Staff.Same(before, await StoredAsync(another));
    }

    [Fact]
    public async Task Profile_ToEach_OffersWhatTheyMay()
    {
        var (visitor, own) = await EmployeeAsync();
        var another = await _site.AddAsync("Another");
        Assert.True(await OffersEditAsync(visitor, own));
        Assert.False(await OffersEditAsync(visitor, another));
        Assert.True(await OffersEditAsync(_site.Client, another));
        Assert.False(await OffersEditAsync(_site.NewVisitor(), own));
        Assert.False(await OffersEditAsync(await _site.NewVisitorAsync(Role.Viewer), own));
    }

    [Fact]
    public async Task Post_WhatIsWrong_ComesBackAtTheField()
    {
        var (visitor, profile) = await EmployeeAsync();
        var page = await (await visitor.GetPageAsync($"{profile}/edit")).Form("/edit").With("TimeZone", "Mars").With("About", "Kept").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.ErrorAt("TimeZone"));
        Assert.Equal("Kept", page.Value("About"));
        Assert.Null(page.Value("DisplayName"));
    }

    /// <summary>Names of every property that a form, a record or an account has.</summary>
    private static IEnumerable<string> Properties() =>
        new[] { typeof(EmployeeForm), typeof(Employee), typeof(Account), typeof(CurrentUser) }
            .SelectMany(type => type.GetProperties()).Select(property => property.Name).Distinct();

    private static string Changed(string property, string other) => property switch
    {
        "Manager" or "ManagerId" or "Id" or "EmployeeId" => other,
        "Status" => "Left",
        "Role" => "Admin",
        "Protected" or "IsDeleted" or "IsAdmin" or "Disabled" => "true",
        "Email" => "taken.over@example.com",
        "StartDate" => "2001-01-01",
        "DeletedAt" or "CreatedAt" or "UpdatedAt" => "2001-01-01T00:00:00Z",
        _ => "changed"
    };

    private async Task<(HttpClient Visitor, string Profile)> EmployeeAsync()
    {
        var boss = await _site.AddAsync($"Boss {Guid.NewGuid():N}");
        var profile = await _site.AddAsync(
            "Ada Lovelace", ("JobTitle", "Programmer"), ("Department", "Engines"), ("Location", "Turin"), ("Manager", People.IdOf(boss)),
            ("EmployeeNumber", "A-1"), ("StartDate", "2026-03-01"), ("Email", $"{Guid.NewGuid():N}@example.com"), ("About", "Before"));
        return (await _site.NewVisitorAsync(Role.Viewer, Guid.Parse(People.IdOf(profile))), profile);
    }

    private async Task<Employee> StoredAsync(string profile) =>
        (await _site.Services.GetRequiredService<IEmployeeStore>().GetAsync(Guid.Parse(People.IdOf(profile)), CancellationToken.None))!;

    private static async Task<bool> OffersEditAsync(HttpClient visitor, string profile) =>
        (await visitor.GetPageAsync(profile)).Document.QuerySelector($"a[href='{profile}/edit']") is not null;
}
