using System.Diagnostics;
using System.Globalization;
using EmployeeDirectory.Benchmarks.Search;
using EmployeeDirectory.Core.SampleData;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>The published program in its default configuration at several sizes of staff, beside what bounds it.</summary>
internal static class SpeedBenchmark
{
    private const int FromDynamoDb = 10_000;
    private const int LargestSearchedInProcess = 100_000;
    private const int Starts = 3;
    private const int SearchRounds = 3;

    public static async Task<int> RunAsync(int[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("speed-");
        try
        {
            var program = await TellAsync("published", () => Publishing.PublishAsync(Path.Combine(folder.FullName, "program")));
            var empty = await TellAsync("started without people", () => MedianStartAsync(program, Path.Combine(folder.FullName, "empty")));
            await using var ceiling = await StartedProgram.StartAsync([CeilingProgram.Path, CeilingProgram.Verb]);
            var figures = new List<SpeedFigures>();
            foreach (var size in sizes)
            {
                var data = folder.CreateSubdirectory($"{size}");
                figures.Add(await MeasureAsync(program, data.FullName, size, empty, ceiling.Address));
                data.Delete(recursive: true);
            }
            return SpeedTable.Write(figures) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<SpeedFigures> MeasureAsync(string program, string data, int people, double empty, string ceiling)
    {
        Task<T> SayAsync<T>(string phase, Func<Task<T>> work) => TellAsync(string.Create(CultureInfo.InvariantCulture, $"{people:N0} people: {phase}"), work);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await SayAsync("stored", async () =>
        {
            await StoreFile.WriteAsync(Path.Combine(data, "employees.db"), SampleStaff.People(people, today));
            return true;
        });
        var (filling, memoryFilling) = await SayAsync("read model filled", () => FillAsync(program, data));
        var start = await SayAsync($"started {Starts} times", () => MedianStartAsync(program, data));
        var addresses = new Addresses(people, today);
        SpeedFigures figures;
        await using (var directory = await StartAsync(program, data))
        {
            var started = directory.Memory;
            figures = new SpeedFigures(people)
            {
                Start = start,
                LoadedPerSecond = people / Math.Max(1, filling - empty) * 1000,
                MemoryFilling = memoryFilling,
                MemoryStarted = started.Now,
                Throughput = await SayAsync("load", () => Throughput.MeasureAsync(ceiling, directory.Address)),
                ListMedian = await SayAsync("lists", () => Sequence.MedianAsync(directory.Address, Addresses.Lists)),
                FacetMedian = await SayAsync("facets", () => Sequence.MedianAsync(directory.Address, addresses.Facets)),
                SearchMedian = await SayAsync("searches", () => Sequence.MedianAsync(directory.Address, addresses.Searches)),
                MemoryLoaded = directory.Memory,
                Tail = null
            };
        }
        return figures with
        {
            Tail = people > LargestSearchedInProcess ? null : await SayAsync("searched in the process", () => TailAsync(data, addresses.Typed)),
            LoadedPerSecondFromDynamoDb = people != FromDynamoDb ? null : await SayAsync(
                "read model filled from DynamoDB Local", () => DynamoDbLoad.MeasureAsync(program, data, [.. SampleStaff.People(people, today)]))
        };
    }

    private static Task<StartedProgram> StartAsync(string program, string data) => StartedProgram.StartAsync([program], ("Storage__DataFolder", data));

    private static async Task<(double Milliseconds, double PeakMemory)> FillAsync(string program, string data)
    {
        await using var directory = await StartAsync(program, data);
        return (directory.Time.Elapsed.TotalMilliseconds, directory.Memory.Peak);
    }

    private static async Task<double> MedianStartAsync(string program, string data)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
            times.Add((await StartedProgram.MeasureAsync([program], ("Storage__DataFolder", data))).Elapsed.TotalMilliseconds);
        return Latency.Percentile(times, 0.5);
    }

    private static async Task<(double Find, double Raw)?> TailAsync(string data, IReadOnlyList<string> typed)
    {
        using var staff = await SearchedStaff.OpenAsync(Directory.GetFiles(data, "read-model-*.db").Single());
        Latency.Measure(staff, typed, rounds: 1);
        var latencies = Latency.Measure(staff, typed, SearchRounds);
        return (Latency.Percentile(latencies.Select(it => it.Find), 0.99), Latency.Percentile(latencies.Select(it => it.Raw), 0.99));
    }

    /// <summary>A long run shows that it goes on.</summary>
    private static async Task<T> TellAsync<T>(string phase, Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        var result = await work();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{phase}, {clock.Elapsed.TotalSeconds:0.0} s"));
        return result;
    }
}
