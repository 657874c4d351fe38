using System.Net;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>Somebody with a browser that keeps cookies, and fills in the form of a page.</summary>
public sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public async Task<string> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <returns>The entries that a page has filled in before anybody sees it.</returns>
    public async Task<MultipartFormDataContent> FormAsync(string path, params (string Name, string Value)[] entries)
    {
        var main = (await GetAsync(path)).Split("<main")[1].Split("</form>")[0];
        var hidden = Inputs().Matches(main).Where(input => input.Value.Contains("type=\"hidden\"", StringComparison.Ordinal))
            .Select(input => (Attribute(input.Value, "name"), Attribute(input.Value, "value")));
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in hidden.Concat(entries))
            form.Add(new StringContent(value), $"\"{name}\"");
        return form;
    }

    /// <returns>The status, and where the answer leads to.</returns>
    public async Task<(HttpStatusCode, string?)> PostAsync(string path, HttpContent form)
    {
        using var answer = await _client.PostAsync(path, form);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    public void Dispose() => _client.Dispose();

    private static string Attribute(string element, string name) =>
        WebUtility.HtmlDecode(Regex.Match(element, $"""{name}="([^"]*)" """.TrimEnd()).Groups[1].Value);

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();
}
