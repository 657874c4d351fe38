using System.Diagnostics;
using EmployeeDirectory.Benchmarks.Search;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>Pages asked for one after the other on one connection, none from the output cache.</summary>
internal static class Sequence
{
    private const int WarmUp = 100;
    private const int Requests = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <returns>The median, in milliseconds.</returns>
    public static async Task<double> MedianAsync(string directory, IReadOnlyList<string> addresses)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 });
        client.DefaultRequestHeaders.Add("Cookie", Throughput.Cookie);
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        for (var i = -WarmUp; i < Requests && clock.Elapsed < Patience; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(directory + addresses[(i + WarmUp) % addresses.Count]);
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Latency.Percentile(times, 0.5);
    }
}
