using System.Net;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>What visitors do with people, posted directly: for tests that are about something else.</summary>
internal static partial class People
{
    public static string Unique(string name) => $"{name} {Guid.NewGuid().ToString("N")[..8]}";

    /// <returns>The new person's profile address.</returns>
    public static async Task<string> AddPersonAsync(this IBrowserContext visitor, string name, params (string Field, string Value)[] fields) =>
        await visitor.PostAsync("/employees/new", [("DisplayName", name), .. fields]);

    public static Task ChangePersonAsync(this IBrowserContext visitor, string profile, params (string Field, string Value)[] fields) =>
        visitor.PostAsync($"{profile}/edit", fields);

    public static Task AddPhotoAsync(this IBrowserContext visitor, string profile) =>
        visitor.PostAsync($"{profile}/edit", [], Pictures.ThreeSquares());

    public static Task DeletePersonAsync(this IBrowserContext visitor, string profile) => visitor.PostAsync($"{profile}/delete", []);

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
