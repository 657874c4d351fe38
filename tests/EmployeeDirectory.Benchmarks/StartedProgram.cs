using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EmployeeDirectory.Benchmarks;

/// <summary>A web program, timed from the start of its process to the first 200 on /health; it ends when this is disposed.</summary>
internal sealed class StartedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private StartedProgram(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; }

    public StartTime Time { get; private set; }

    public ProcessMemory Memory => ProcessMemory.Of(_process.Id);

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<StartTime> MeasureAsync(string[] command, params (string Key, string Value)[] settings)
    {
        await using var program = await StartAsync(command, settings);
        return program.Time;
    }

    public static async Task<StartedProgram> StartAsync(string[] command, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true };
        var address = $"http://127.0.0.1:{FreePort()}";
        foreach (var (key, value) in (ReadOnlySpan<(string, string)>)[("ASPNETCORE_URLS", address), ("DOTNET_ENVIRONMENT", "Production"), ("RateLimits__Search", $"{int.MaxValue}"), .. settings])
            start.Environment[key] = value;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var program = new StartedProgram(process, address);
        try
        {
            await program.BecomeHealthyAsync(command[0], clock);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Tool.RunAsync("kill", "-TERM", $"{_process.Id}");
        try
        {
            await _process.WaitForExitAsync().WaitAsync(EndLimit);
        }
        finally
        {
            if (!_process.HasExited)
                _process.Kill();
            _process.Dispose();
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task BecomeHealthyAsync(string name, Stopwatch clock)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        while (!await IsHealthyAsync(client, Address))
        {
            if (_process.HasExited || clock.Elapsed > Limit) throw new InvalidOperationException($"{name} did not start.");
            // Asking takes processor time from a long start.
            await Task.Delay(2 + (int)(clock.ElapsedMilliseconds / 200));
        }
        Time = new StartTime(clock.Elapsed, _process.TotalProcessorTime);
    }

    private static async Task<bool> IsHealthyAsync(HttpClient client, string address)
    {
        try
        {
            using var response = await client.GetAsync($"{address}/health");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}

/// <param name="Processor">What the start cost, however busy the machine.</param>
internal readonly record struct StartTime(TimeSpan Elapsed, TimeSpan Processor);
