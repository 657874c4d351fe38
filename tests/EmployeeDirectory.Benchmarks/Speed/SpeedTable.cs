using System.Globalization;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>A column for each size; a star marks what falls short of its aim.</summary>
internal static class SpeedTable
{
    private const int Label = 46, Column = 12;

    /// <returns>Whether every aim is met.</returns>
    public static bool Write(IReadOnlyList<SpeedFigures> sizes)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\nspeed in one run, {Environment.ProcessorCount} processors, .NET {Environment.Version}; * short of the aim"));
        Console.WriteLine(Line("people", sizes.Select(size => size.People.ToString("N0", CultureInfo.InvariantCulture)), "aim"));
        var met = true;
        foreach (var row in Rows(sizes[0]))
        {
            Console.WriteLine(Line(row.Name, sizes.Select(size => Cell(row, size)), row.Aim));
            met &= sizes.All(size => !IsShort(row, size));
        }
        return met;
    }

    private static IEnumerable<Row> Rows(SpeedFigures first) =>
    [
        new("list page over a bare view, uncached", "0.00", size => size.Throughput.Uncached / size.Throughput.Bare, "at least 0.8", (ratio, _) => ratio >= 0.8),
        new("  from the output cache", "0.00", size => size.Throughput.Cached / size.Throughput.Bare, "at least 3", (ratio, _) => ratio >= 3),
        new("  the same views with nothing to look up", "0.00", size => size.Throughput.FromMemory / size.Throughput.Bare),
        new("  bare view, requests/s", "N0", size => size.Throughput.Bare),
        new("list p50, ms", "0.00", size => size.ListMedian),
        new("facet p50, ms", "0.00", size => size.FacetMedian),
        new("search p50, ms", "0.00", size => size.SearchMedian),
        new("list p50 over that of the first size", "0.00", size => size.ListMedian / first.ListMedian, "at most 1.2", (ratio, _) => ratio <= 1.2),
        new("facet p50 over that of the first size", "0.00", size => size.FacetMedian / first.FacetMedian, "at most 1.5", (ratio, _) => ratio <= 1.5),
        new("search p50 over that of the first size", "0.00", size => size.SearchMedian / first.SearchMedian, "at most 3", (ratio, _) => ratio <= 3),
        new("search p99 in the process, ms", "0.00", size => size.Tail?.Find, "10 at 100,000", (time, people) => people != 100_000 || time <= 10),
        new("  over the raw full-text query's p99", "0.00", size => size.Tail?.Find / size.Tail?.Raw, "1.5 at 100,000", (ratio, people) => people != 100_000 || ratio <= 1.5),
        new("read model from SQLite, people/s", "N0", size => size.LoadedPerSecond),
        new("  from DynamoDB Local", "N0", size => size.LoadedPerSecondFromDynamoDb),
        new("start to healthy, read model kept, ms", "N0", size => size.Start),
        new("memory after such a start, MB", "N0", size => size.MemoryStarted, "150 at 10,000", FitsMemory),
        new("  after all of the above", "N0", size => size.MemoryLoaded.Now, "300 at 100,000", FitsMemory),
        new("  at most meanwhile", "N0", size => size.MemoryLoaded.Peak, "700 at 1,000,000", FitsMemory),
        new("  at most while filling the read model", "N0", size => size.MemoryFilling)
    ];

    private static bool FitsMemory(double megabytes, int people) => megabytes <= people switch
    {
        <= 10_000 => 150,
        <= 100_000 => 300,
        _ => 700
    };

    private static string Cell(Row row, SpeedFigures size) => row.Value(size) is { } value
        ? value.ToString(row.Format, CultureInfo.InvariantCulture) + (IsShort(row, size) ? "*" : " ")
        : "- ";

    private static bool IsShort(Row row, SpeedFigures size) => row.Value(size) is { } value && row.Meets?.Invoke(value, size.People) == false;

    private static string Line(string name, IEnumerable<string> cells, string? aim) =>
        name.PadRight(Label) + string.Concat(cells.Select(cell => cell.PadLeft(Column))) + "  " + aim;

    private sealed record Row(string Name, string Format, Func<SpeedFigures, double?> Value, string? Aim = null, Func<double, int, bool>? Meets = null);
}
