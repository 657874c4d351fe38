using System.Diagnostics;
using System.Globalization;
using EmployeeDirectory.Benchmarks.Search;
using EmployeeDirectory.Core.SampleData;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>The published program in its default configuration at several sizes of staff, beside what bounds it.</summary>
internal static class SpeedBenchmark
{
    private const int MostLoadedAlone = 20_000;
    private const int Starts = 3;

    private const int MostOnAws = 100_000;

    public static async Task<int> RunAsync(int[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("speed-");
        try
        {
            var program = await TellAsync("published", () => Publishing.PublishAsync(Path.Combine(folder.FullName, "program")));
            await using var ceiling = await StartedProgram.StartAsync([CeilingProgram.Path, CeilingProgram.Verb]);
            var figures = new List<SizeFigures>();
            foreach (var size in sizes)
            {
                var data = folder.CreateSubdirectory($"{size}");
                figures.Add(await MeasureAsync(program, data.FullName, size, ceiling));
                data.Delete(recursive: true);
            }
            return SpeedTable.Write(figures) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<SizeFigures> MeasureAsync(string program, string data, int people, StartedProgram ceiling)
    {
        Task<T> SayAsync<T>(string phase, Func<Task<T>> work) => TellAsync(string.Create(CultureInfo.InvariantCulture, $"{people:N0} people: {phase}"), work);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var addresses = new Addresses(people, today);
        await SayAsync("stored", async () =>
        {
            await StoreFile.WriteAsync(Path.Combine(data, "employees.db"), SampleStaff.People(people, today));
            return true;
        });
        var filling = await SayAsync("read model filled", () => FillAsync(program, data));
        var start = await SayAsync($"started {Starts} times", () => MedianStartAsync(program, data));
        var cold = await SayAsync("first pages", async () =>
        {
            await using var directory = await StartAsync(program, data);
            return await PageCosts.ColdAsync(directory, addresses);
        });
        var (pages, memory) = await SayAsync("pages", async () =>
        {
            await using var directory = await StartAsync(program, data);
            var link = await Tool.ReadAsync("dotnet", program, "admin-link", $"--Storage:DataFolder={data}");
            return (await PageCosts.MeasureAsync(ceiling, directory, link, addresses), directory.Memory);
        });
        var searches = await SayAsync("searches", () => SearchCosts.MeasureAsync(data, addresses.Typed));
        var load = await SayAsync("load", () => Task.FromResult(LoadCosts.Measure(data, SampleStaff.People(people, today).Take(MostLoadedAlone))));
        var aws = people <= MostOnAws
            ? await SayAsync("AWS stand-ins", () => AwsCosts.MeasureAsync(program, data, [.. SampleStaff.People(people, today)]))
            : null;
        return new SizeFigures(people, pages, searches, load, cold, start, filling, memory, aws);
    }

    private static Task<StartedProgram> StartAsync(string program, string data) => StartedProgram.StartAsync([program], ("Storage__DataFolder", data));

    /// <returns>The most memory meanwhile.</returns>
    private static async Task<double> FillAsync(string program, string data)
    {
        await using var directory = await StartAsync(program, data);
        return directory.Memory.Peak;
    }

    private static async Task<double> MedianStartAsync(string program, string data)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
            times.Add((await StartedProgram.MeasureAsync([program], ("Storage__DataFolder", data))).Elapsed.TotalMilliseconds);
        return Latency.Percentile(times, 0.5);
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
