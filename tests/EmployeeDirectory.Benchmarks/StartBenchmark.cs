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
            var (program, data) = (Path.Combine(folder.FullName, "program"), Path.Combine(folder.FullName, "data"));
            await Command.RunAsync("dotnet", "publish", Project(), "-c", "Release", "-o", program, "-v", "quiet", "--nologo");
            Task<TimeSpan> StartAsync() => StartedProgram.MeasureAsync(
                [Path.Combine(program, "EmployeeDirectory.Web.dll")], ("Storage__DataFolder", data), ("Storage__SampleEmployees", $"{employees}"));
            var filled = await StartAsync();

            var (minimal, kept, deleted) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
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

    private static int Report(int employees, TimeSpan filled, List<TimeSpan> minimal, List<TimeSpan> kept, List<TimeSpan> deleted)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from process start to 200 on /health, {employees:N0} employees, median of {kept.Count}"));
        Console.WriteLine(Line("minimal program, the floor", Median(minimal)));
        Console.WriteLine(Line("read model kept", Median(kept)));
        Console.WriteLine(Line("read model deleted", Median(deleted)));
        Console.WriteLine(Line("empty store filled, once", filled));
        Console.WriteLine(Line("aim for the kept read model, below", Aim));
        return Median(kept) < Aim ? 0 : 1;
    }

    private static string Line(string what, TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{what,-36}{time.TotalMilliseconds,8:0} ms");

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static string Project()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EmployeeDirectory.sln")))
                return Path.Combine(folder.FullName, "src", "EmployeeDirectory.Web");
        throw new DirectoryNotFoundException("Run the benchmark from a checkout.");
    }
}
