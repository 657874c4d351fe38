using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EmployeeDirectory.Benchmarks;

/// <summary>A web program, timed from the start of its process to the first 200 on /health.</summary>
internal static class StartedProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static async Task<StartTime> MeasureAsync(string[] command, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true };
        var address = $"http://127.0.0.1:{FreePort()}";
        foreach (var (key, value) in (ReadOnlySpan<(string, string)>)[("ASPNETCORE_URLS", address), ("DOTNET_ENVIRONMENT", "Production"), .. settings])
            start.Environment[key] = value;
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            while (!await IsHealthyAsync(client, address))
            {
                if (process.HasExited || clock.Elapsed > Limit) throw new InvalidOperationException($"{command[0]} did not start.");
                await Task.Delay(2);
            }
            return new StartTime(clock.Elapsed, process.TotalProcessorTime);
        }
        finally
        {
            await Command.RunAsync("kill", "-TERM", $"{process.Id}");
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> IsHealthyAsync(HttpClient client, string address)
    {
        try
        {
            using var response = await client.GetAsync($"{address}/health");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <param name="Processor">What the start cost, however busy the machine.</param>
internal readonly record struct StartTime(TimeSpan Elapsed, TimeSpan Processor);
