using System.Net;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>What visitors do with people, posted directly: for tests that are about something else.</summary>
internal static partial class PostedPeople
{
    public static string Unique(string name) => $"{name} {Guid.NewGuid().ToString("N")[..8]}";

    /// <returns>
    /// A name on the first page of the list, which is sorted by the family name: that of most people here is random. It is one
    /// word, as a word before it that begins with a small letter would be part of it.
    /// </returns>
    public static string FirstListed() => $"Ada 0000a{Guid.NewGuid():N}";

    /// <returns>The new person's profile address.</returns>
    public static async Task<string> AddPersonAsync(this IBrowserContext visitor, string name, params (string Field, string Value)[] fields) =>
        await visitor.PostAsync("/employees/new", [("DisplayName", name), .. fields]);

    public static Task ChangePersonAsync(this IBrowserContext visitor, string profile, params (string Field, string Value)[] fields) =>
        visitor.PostAsync($"{profile}/edit", fields);

    public static Task AddPhotoAsync(this IBrowserContext visitor, string profile) =>
        visitor.PostAsync($"{profile}/edit", [], Pictures.ThreeSquares());

    public static Task DeletePersonAsync(this IBrowserContext visitor, string profile) => visitor.PostAsync($"{profile}/delete", []);

    public static Task SuggestAsync(this IBrowserContext visitor, string profile, string field, string value, string note = "") =>
        visitor.PostAsync($"{profile}/suggestions/new?field={field}", [("Field", field), ("Value", value), ("Note", note)]);

    /// <returns>Someone whose own record it is, invited by an admin.</returns>
    public static async Task<IBrowserContext> VisitAsThemAsync(this Chromium chromium, Site site, string profile, BrowserNewContextOptions? options = null)
    {
        var them = await chromium.VisitAsync(site, options);
        var page = await them.NewPageAsync();
        await page.BecomeAsync(profile);
        await page.CloseAsync();
        return them;
    }

    /// <summary>Invites the person in the name of an admin, and goes on as them.</summary>
    public static async Task BecomeAsync(this IPage page, string profile)
    {
        await page.GotoAsync("/accounts/invite");
        await page.Field("Person").FillAsync(profile.Split('/')[^1]);
        await page.Button("Create the link").ClickAsync();
        var link = await page.Locator("#Link").InputValueAsync();
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(link);
        await page.FillAsync(("Name", Unique("Olga")), ("Password", InvitedAdmin.Password));
        await page.Button("Create the account").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("People");
    }

    /// <returns>Where the visitor is sent then.</returns>
    private static async Task<string> PostAsync(
        this IBrowserContext visitor, string address, IEnumerable<(string Field, string Value)> fields, FilePayload? photo = null)
    {
        var page = await (await visitor.APIRequest.GetAsync(address)).TextAsync();
        var form = visitor.APIRequest.CreateFormData();
        foreach (Match hidden in Hidden().Matches(page))
            form.Set(hidden.Groups["name"].Value, WebUtility.HtmlDecode(hidden.Groups["value"].Value));
        foreach (var (field, value) in fields)
            form.Set(field, value);
        if (photo is not null)
            form.Set("Photo", photo);
        var answer = await visitor.APIRequest.PostAsync(address, new() { Multipart = form, MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);
        return answer.Headers["location"];
    }

    [GeneratedRegex("""name="(?<name>Version|SubmissionId|__RequestVerificationToken)"[^>]* value="(?<value>[^"]*)""", RegexOptions.None, 1000)]
    private static partial Regex Hidden();
}
