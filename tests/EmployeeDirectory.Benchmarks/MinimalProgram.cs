using System.Reflection;

namespace EmployeeDirectory.Benchmarks;

/// <summary>The least that answers /health on this framework: what no program on it can start faster than.</summary>
internal static class MinimalProgram
{
    public const string Verb = "minimal";

    public static string Path => Assembly.GetExecutingAssembly().Location;

    public static async Task<int> RunAsync()
    {
        var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/health", () => "ok");
        await app.RunAsync();
        return 0;
    }
}
