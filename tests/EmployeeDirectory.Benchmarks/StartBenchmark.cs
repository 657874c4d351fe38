using System.Globalization;

namespace EmployeeDirectory.Benchmarks;

/// <summary>How long the published program takes to its first 200 on /health, against the least program on the same framework.</summary>
internal static class StartBenchmark
{
    private static readonly TimeSpan Aim = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(int employees, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("start-");
        try
        {
            var data = Path.Combine(folder.FullName, "data");
            var program = await Publishing.PublishAsync(Path.Combine(folder.FullName, "program"));
            Task<StartTime> StartAsync() => StartedProgram.MeasureAsync(
                [program], ("Storage__DataFolder", data), ("Storage__SampleEmployees", $"{employees}"));
            var filled = await StartAsync();

            var (minimal, kept, deleted) = (new List<StartTime>(), new List<StartTime>(), new List<StartTime>());
            for (var round = 0; round < rounds; round++)
            {
                minimal.Add(await StartedProgram.MeasureAsync([MinimalProgram.Path, MinimalProgram.Verb]));
                kept.Add(await StartAsync());
                foreach (var file in Directory.GetFiles(data, "read-model-*"))
                    File.Delete(file);
                deleted.Add(await StartAsync());
            }
            return Report(employees, filled, minimal, kept, deleted);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Report(int employees, StartTime filled, List<StartTime> minimal, List<StartTime> kept, List<StartTime> deleted)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"from process start to 200 on /health, {employees:N0} employees, median (fastest) of {kept.Count}"));
        Console.WriteLine(Line("minimal program, the floor", minimal));
        Console.WriteLine(Line("read model kept", kept));
        Console.WriteLine(Line("read model deleted", deleted));
        Console.WriteLine(Line("empty store filled", [filled]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"aim for the kept read model: less than {Aim.TotalMilliseconds:0} ms"));
        return Median(kept, start => start.Elapsed) < Aim.TotalMilliseconds ? 0 : 1;
    }

    private static string Line(string what, List<StartTime> starts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-28}{Median(starts, start => start.Elapsed),6:0} ({starts.Min(start => start.Elapsed.TotalMilliseconds):0}) ms, processor {Median(starts, start => start.Processor):0} ms");

    private static double Median(List<StartTime> starts, Func<StartTime, TimeSpan> part) =>
        starts.Select(start => part(start).TotalMilliseconds).Order().ElementAt(starts.Count / 2);
}
