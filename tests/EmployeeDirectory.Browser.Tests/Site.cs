using System.Net;
using EmployeeDirectory.Testing;
using Cookie = Microsoft.Playwright.Cookie;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>The built program, run as a user runs it, on a free port and with a data folder of its own.</summary>
public sealed class Site : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("directory-");
    private readonly ChildProcess program;

    private Site(IReadOnlyDictionary<string, string?> settings, string host)
    {
        BaseUrl = new UriBuilder(Loopback.Url(Loopback.FreePort())) { Host = host }.Uri;
        var limits = Haste.Policies.Select(policy => KeyValuePair.Create($"RateLimits__{policy}", (string?)Haste.PerMinute));
        program = new("dotnet", [Assembly], Path.Combine(Repository.Root, "src", "EmployeeDirectory.Web"), new Dictionary<string, string?>(settings.Concat(limits))
        {
            // In any other environment the front-end files are served from a publish folder only.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = BaseUrl.ToString(),
            ["Storage__DataFolder"] = data.FullName,
        });
    }

    public Uri BaseUrl { get; }

    /// <summary>The session cookie of an admin; none on a site with an identity provider.</summary>
    public Cookie Admin { get; private set; } = null!;

    /// <summary>What the program last wrote to its console.</summary>
    public string Output => program.Output;

    // bin/Debug/net10.0 of this project corresponds to bin/Debug/net10.0 of the program.
    private static string Assembly => Path.Combine(
        Repository.Root, "src", "EmployeeDirectory.Web",
        Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "EmployeeDirectory.Browser.Tests"), AppContext.BaseDirectory),
        "EmployeeDirectory.Web.dll");

    /// <param name="host">Browsers keep cookies by host, whatever the port.</param>
    public static async Task<Site> StartAsync(Dictionary<string, string?> settings, string host = "127.0.0.1")
    {
        var site = new Site(settings, host);
        try
        {
            var health = new Uri(site.BaseUrl, "health");
            await site.program.WaitUntilAsync(async () => await Loopback.StatusAsync(health) == HttpStatusCode.OK, StartLimit);
            // With a provider nobody is invited.
            if (settings.ContainsKey("SignIn__Authority"))
                return site;
            await site.program.WaitUntilAsync(() => Task.FromResult(site.Output.Contains(InvitedAdmin.Link, StringComparison.Ordinal)), StartLimit);
            site.Admin = await InvitedAdmin.SignInAsync(site.BaseUrl, site.Output);
            return site;
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    /// <summary>Starts the program as a function of Lambda with settings of its own.</summary>
    public static Task<LambdaEnvironment> StartFunctionAsync(TemporaryFolder data, IReadOnlyDictionary<string, string?> settings) => LambdaEnvironment.StartAsync(
        host => new("dotnet", [Assembly], data.Path, new Dictionary<string, string?>(settings) { ["AWS_LAMBDA_RUNTIME_API"] = host, ["Storage__DataFolder"] = data.Path }),
        TimeSpan.FromSeconds(60), new(data.PathOf("clock")));

    public void Dispose()
    {
        // No test here provokes a fault of the program: what it says about one belongs to the failure that it caused.
        if (Output.Contains("fail: ", StringComparison.Ordinal))
            Console.Error.WriteLine(Output);
        program.Dispose();
        data.Delete(recursive: true);
    }
}
