using System.Diagnostics;
using System.Net;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>A container of the image, running or ended.</summary>
public sealed class Container(ContainerImage image, string id, Uri address) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly HttpClient _client = new() { BaseAddress = address };

    public Uri Address => address;

    /// <summary>What the program wrote to both of its streams.</summary>
    public async Task<string> OutputAsync()
    {
        var logs = await image.PodmanAsync("logs", id);
        return logs.Succeeded() + logs.Errors;
    }

    /// <summary>Runs a command of the program beside the one that serves.</summary>
    public async Task<string> ExecuteAsync(string command) =>
        (await image.PodmanAsync("exec", id, "/app/EmployeeDirectory.Web", command)).Succeeded();

    /// <returns>The answer, once it has this status.</returns>
    public async Task<string> BecomesAsync(HttpStatusCode status, string path = "/health")
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            try
            {
                using var answer = await _client.GetAsync(path);
                if (answer.StatusCode == status)
                    return await answer.Content.ReadAsStringAsync();
            }
            catch (HttpRequestException)
            {
            }
            Assert.True(clock.Elapsed < Limit, await OutputAsync());
        }
    }

    /// <summary>Sends SIGTERM and, after as long as ECS is told to wait, SIGKILL.</summary>
    public async Task StopAsync() => (await image.PodmanAsync("stop", "--time", "45", id)).Succeeded();

    /// <returns>The exit code of a program that ends by itself, or was stopped.</returns>
    public async Task<int> ExitAsync() => int.Parse((await image.PodmanAsync("wait", id)).Succeeded(), null);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        (await image.PodmanAsync("rm", "--force", "--volumes", id)).Succeeded();
    }
}
