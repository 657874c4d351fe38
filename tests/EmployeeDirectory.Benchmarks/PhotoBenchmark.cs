using System.Diagnostics;
using System.Globalization;
using EmployeeDirectory.Imaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmployeeDirectory.Benchmarks;

/// <summary>Our three renditions against the vipsthumbnail command making the same three, from one file, in turns.</summary>
internal static class PhotoBenchmark
{
    private const double Aim = 1.5;

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("photos-");
        try
        {
            var photo = Path.Combine(folder.FullName, "photo.jpg");
            await SamplePhoto.WriteAsync(photo);
            using var renderer = new PhotoRenderer(NullLogger<PhotoRenderer>.Instance);

            var (ours, theirs) = (new List<Cost>(), new List<Cost>());
            await OursAsync(renderer, photo);
            await TheirsAsync(photo);
            for (var round = 0; round < rounds; round++)
            {
                ours.Add(await MeasureAsync(() => OursAsync(renderer, photo)));
                theirs.Add(await MeasureAsync(() => TheirsAsync(photo)));
            }
            return Report(ours, theirs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task OursAsync(PhotoRenderer renderer, string photo)
    {
        await using var original = File.OpenRead(photo);
        await renderer.RenderAsync(original, crop: null, CancellationToken.None);
    }

    private static async Task TheirsAsync(string photo)
    {
        foreach (var size in Renditions.Sizes)
            await Tool.RunAsync("vipsthumbnail", photo, "--size", $"{size}x{size}", "--smartcrop", "centre", "-o", $"%s-{size}.webp[Q=80,strip]");
    }

    private static async Task<Cost> MeasureAsync(Func<Task> work)
    {
        var (processor, clock) = (ChildProcesses.ProcessorTime, Stopwatch.StartNew());
        await work();
        return new Cost(ChildProcesses.ProcessorTime - processor, clock.Elapsed);
    }

    private static int Report(List<Cost> ours, List<Cost> theirs)
    {
        var ratio = Median(ours, cost => cost.Processor) / Median(theirs, cost => cost.Processor);
        Console.WriteLine(Line("ours", ours));
        Console.WriteLine(Line("vipsthumbnail", theirs));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of processor time {ratio:0.00}, aim at most {Aim:0.0}"));
        return ratio <= Aim ? 0 : 1;
    }

    private static string Line(string name, List<Cost> costs) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-14} processor {Median(costs, cost => cost.Processor),4:0} ms, elapsed {Median(costs, cost => cost.Elapsed),4:0} ms (median of {costs.Count})");

    private static double Median(List<Cost> costs, Func<Cost, TimeSpan> part) =>
        costs.Select(cost => part(cost).TotalMilliseconds).Order().ElementAt(costs.Count / 2);

    private readonly record struct Cost(TimeSpan Processor, TimeSpan Elapsed);
}
