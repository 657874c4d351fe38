using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Benchmarks.SignIn;

/// <summary>The pages of sign-in in one browser, at a program that believes what it is told about addresses.</summary>
internal sealed partial class SignInPages : IDisposable
{
    private const string Password = "a few words that nobody guesses";
    private const string Field = "__RequestVerificationToken";

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private string _token = "";

    private SignInPages(string address) => _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = new(address) };

    public static async Task<SignInPages> OpenAsync(string address)
    {
        var pages = new SignInPages(address);
        await pages.ReadFormAsync("/sign-in");
        return pages;
    }

    /// <param name="link">What an invitation's link is in.</param>
    /// <returns>Signed in to a new account.</returns>
    public static async Task<SignInPages> AcceptAsync(string address, string link, string name)
    {
        var pages = new SignInPages(address);
        var code = Code().Match(link).Groups["code"].Value;
        await pages.ReadFormAsync($"/invitation?code={code}");
        using var answer = await pages.PostAsync("/invitation", ("Code", code), ("Name", name), ("Password", Password));
        return (int)answer.StatusCode == 302 ? pages : throw new InvalidOperationException($"No account was made for {name}: {answer.StatusCode}");
    }

    /// <returns>The page with the link.</returns>
    public async Task<string> InviteAsync()
    {
        await ReadFormAsync("/accounts/invite");
        using var answer = await PostAsync("/accounts/invite", ("Role", "Viewer"));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <param name="number">Another one comes from another address.</param>
    public async Task<Attempt> TryAsync(string name, int number)
    {
        _client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        _client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.18.{number / 250}.{number % 250 + 1}");
        var start = Stopwatch.GetTimestamp();
        using var answer = await PostAsync("/sign-in", ("Name", name), ("Password", "a wrong one"));
        var page = await answer.Content.ReadAsStringAsync();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if ((int)answer.StatusCode != 422) throw new InvalidOperationException($"The sign-in was answered with {answer.StatusCode}.");
        return new(time, $"{answer.StatusCode} {Token().Replace(page.Replace(name, "", StringComparison.Ordinal), "")}");
    }

    /// <returns>As a browser sends them.</returns>
    public string Cookies(string address) => _cookies.GetCookieHeader(new(address));

    public void Dispose() => _client.Dispose();

    private async Task ReadFormAsync(string address) => _token = Token().Match(await _client.GetStringAsync(address)).Groups["token"].Value;

    private Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        _client.PostAsync(address, new FormUrlEncodedContent(fields.Append((Field, _token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));

    [GeneratedRegex($"""name="{Field}"[^>]*value="(?<token>[^"]+)"[^>]*>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"/invitation\?code=(?<code>[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
