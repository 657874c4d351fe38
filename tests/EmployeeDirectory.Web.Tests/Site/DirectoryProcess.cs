using System.Net;
using EmployeeDirectory.Web.Tests.Engines;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The built program as a process of its own, which sees no setting of this one, nor its user's AWS profiles and data-protection keys.</summary>
public sealed class DirectoryProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly string[] Settings = ["AWS_", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "Storage__", "Aws__", "Access__", "Proxy__", "AllowedHosts", "RateLimits__", "Logging__", "Urls"];

    private readonly ChildProcess _program;

    /// <summary>Starts the program and returns at once.</summary>
    public DirectoryProcess(TemporaryFolder data, params IEnumerable<(string Key, string Value)> settings)
    {
        Address = Loopback.Url(Loopback.FreePort());
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => Settings.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(name => name, _ => (string?)null);
        environment["HOME"] = environment["Storage__DataFolder"] = data.Path;
        environment["Urls"] = Address.ToString();
        foreach (var policy in Haste.Policies)
            environment[$"RateLimits__{policy}"] = Haste.PerMinute;
        foreach (var (key, value) in settings)
            environment[key] = value;
        _program = new("dotnet", [Assembly], data.Path, environment);
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public string Output => _program.Output;

    /// <summary>The one line of the error stream.</summary>
    public string Error => Assert.Single(_program.Errors);

    public static async Task<DirectoryProcess> StartAsync(TemporaryFolder data, params IEnumerable<(string Key, string Value)> settings)
    {
        var site = new DirectoryProcess(data, settings);
        try
        {
            await site.WaitForHealthAsync(HttpStatusCode.OK);
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
    }

    // bin/Debug/net10.0 of the tests corresponds to bin/Debug/net10.0 of the program.
    private static string Assembly { get; } = Path.Combine(
        Repository.Root, "src", "EmployeeDirectory.Web",
        Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "EmployeeDirectory.Web.Tests"), AppContext.BaseDirectory),
        "EmployeeDirectory.Web.dll");
}
