using System.Net;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>What visitors do with people, by way of the pages.</summary>
internal static class People
{
    public static async Task<Page> GetPageAsync(this HttpClient visitor, string address) =>
        await Page.ReadAsync(visitor, await visitor.GetAsync(address));

    /// <returns>The new person's profile address.</returns>
    public static Task<string> AddAsync(this DirectorySite site, string name, params (string Field, string Value)[] fields) =>
        site.Client.AddAsync(name, fields);

    /// <returns>The new person's profile address.</returns>
    public static async Task<string> AddAsync(this HttpClient visitor, string name, params (string Field, string Value)[] fields)
    {
        var form = (await visitor.GetPageAsync("/employees/new")).Form("/employees/new").With("DisplayName", name);
        foreach (var (field, value) in fields)
            form.With(field, value);
        var saved = await form.PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        return saved.Location!;
    }

    /// <returns>The addresses of the new person's profile, which is read from the records' store, and photo, from the photos'.</returns>
    public static async Task<(string Profile, string Photo)> AddWithPhotoAsync(this HttpClient visitor, string name)
    {
        var saved = await (await visitor.GetPageAsync("/employees/new")).Form("/employees/new")
            .With("DisplayName", name).WithFile("photo.png", Png.Filled(300, 200, 8, 2, [200, 30, 30])).PostAsync();
        var profile = await visitor.GetPageAsync(saved.Location!);
        return (saved.Location!, profile.Document.QuerySelector("img[src^='/photos/']")!.GetAttribute("src")!);
    }

    public static async Task<PageForm> EditAsync(this DirectorySite site, string profile) =>
        (await site.GetAsync($"{profile}/edit")).Form("/edit");

    public static async Task<Page> ChangeAsync(this DirectorySite site, string profile, string field, string value) =>
        await (await site.EditAsync(profile)).With(field, value).PostAsync();

    public static async Task DeleteAsync(this DirectorySite site, string profile) =>
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.GetAsync($"{profile}/delete")).Form("/delete").PostAsync()).Status);

    public static string IdOf(string profile) => profile.Split('/')[^1];
}
