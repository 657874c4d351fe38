using System.Globalization;
using System.Net;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The built program as a process of its own, which sees no setting of this one, nor its user's AWS profiles and data-protection keys.</summary>
public sealed class DirectoryProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly string[] Settings = ["AWS_", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "Storage__", "Aws__", "Access__", "Proxy__", "SignIn__", "AllowedHosts", "RateLimits__", "Metrics__", "LoadSwitch__", "Logging__", "NOTIFY_SOCKET", "Urls", "Lambda__"];

    private readonly ChildProcess _program;

    /// <summary>Starts the program and returns at once.</summary>
    public DirectoryProcess(TemporaryFolder data, params IEnumerable<(string Key, string Value)> settings) : this(data, new CookieContainer(), settings)
    {
    }

    private DirectoryProcess(TemporaryFolder data, CookieContainer cookies, IEnumerable<(string Key, string Value)> settings)
    {
        Address = Loopback.Url(Loopback.FreePort());
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = Address };
        Visitor = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        var environment = EnvironmentOf(data);
        environment["Urls"] = Address.ToString();
        foreach (var policy in Haste.Policies)
            environment[$"RateLimits__{policy}"] = Haste.PerMinute;
        foreach (var (key, value) in settings)
            environment[key] = value;
        _program = new("dotnet", [Assembly], data.Path, environment);
    }

    /// <summary>Runs a command of the program, beside one that may be serving.</summary>
    public static ChildProcess Run(TemporaryFolder data, params IEnumerable<string> arguments) =>
        new("dotnet", [Assembly, .. arguments], data.Path, EnvironmentOf(data));

    /// <summary>Starts the program where it does not listen itself.</summary>
    public static ChildProcess Start(TemporaryFolder data, params IEnumerable<(string Key, string Value)> settings)
    {
        var environment = EnvironmentOf(data);
        foreach (var (key, value) in settings)
            environment[key] = value;
        return new("dotnet", [Assembly], data.Path, environment);
    }

    private static Dictionary<string, string?> EnvironmentOf(TemporaryFolder data)
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => Settings.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(name => name, _ => (string?)null);
        environment["HOME"] = environment["Storage__DataFolder"] = data.Path;
        return environment;
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Someone who is not signed in.</summary>
    public HttpClient Visitor { get; }

    public int Id => _program.Id;

    public string Output => _program.Output;

    /// <summary>What it holds of the machine's memory, in megabytes (Linux).</summary>
    public double Memory => double.Parse(
        File.ReadLines($"/proc/{_program.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
        CultureInfo.InvariantCulture) / 1000;

    /// <summary>The one line of the error stream.</summary>
    public string Error => Assert.Single(_program.Errors);

    public static Task<DirectoryProcess> StartAsync(TemporaryFolder data, params IEnumerable<(string Key, string Value)> settings) =>
        StartAsync(data, admin: null, settings);

    /// <param name="admin">Cookies of an admin, who is signed in with the first start and stays so with those that follow.</param>
    public static async Task<DirectoryProcess> StartAsync(TemporaryFolder data, CookieContainer? admin, params IEnumerable<(string Key, string Value)> settings)
    {
        var site = new DirectoryProcess(data, admin ?? new(), settings);
        try
        {
            await site.WaitForHealthAsync(HttpStatusCode.OK);
            if (admin is { Count: 0 })
                await site.BecomeAdminAsync();
            return site;
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    /// <param name="status">Null: nobody listens.</param>
    public Task WaitForHealthAsync(HttpStatusCode? status) =>
        _program.WaitUntilAsync(async () => await Loopback.StatusAsync(new Uri(Address, "health")) == status, Limit);

    /// <summary>By the link that the first start prints.</summary>
    private async Task BecomeAdminAsync()
    {
        const string link = "/invitation?code=";
        await _program.WaitUntilAsync(() => Task.FromResult(Output.Contains(link, StringComparison.Ordinal)), Limit);
        var invitation = await Client.GetPageAsync(link + Output.Split(link)[1].Split('\n')[0].Trim());
        var accepted = await invitation.Form("/invitation").With("Name", "Ada Admin").With("Password", "a few words that nobody guesses").PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, accepted.Status);
    }

    public void Terminate() => _program.Signal("TERM");

    /// <summary>Halts the program in the middle of whatever it does.</summary>
    public void Pause() => _program.Signal("STOP");

    public void Resume() => _program.Signal("CONT");

    /// <returns>The exit code.</returns>
    public Task<int> ExitAsync(TimeSpan? limit = null) => _program.ExitAsync(limit ?? Limit);

    public void Dispose()
    {
        _program.Dispose();
        Client.Dispose();
        Visitor.Dispose();
    }

    // bin/Debug/net10.0 of the tests corresponds to bin/Debug/net10.0 of the program.
    private static string Assembly { get; } = Path.Combine(
        Repository.Root, "src", "EmployeeDirectory.Web",
        Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "EmployeeDirectory.Web.Tests"), AppContext.BaseDirectory),
        "EmployeeDirectory.Web.dll");
}
