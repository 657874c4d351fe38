using System.Globalization;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>What one size of staff measures.</summary>
internal sealed record SizeFigures(
    int People, PageCosts Pages, SearchCosts Searches, LoadCosts Load, double Cold, double Start, double MemoryFilling, ProcessMemory Memory, AwsCosts? Aws);

/// <summary>A column for each size; a star marks what falls short of its aim.</summary>
internal static class SpeedTable
{
    private const int Label = 52, Column = 22;

    /// <returns>Whether every aim is met.</returns>
    public static bool Write(IReadOnlyList<SizeFigures> sizes)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nby processor time, median (range) of five rounds in turns, {Environment.ProcessorCount} processors, .NET {Environment.Version}; * short of the aim"));
        Console.WriteLine(Line("people", sizes.Select(size => size.People.ToString("N0", CultureInfo.InvariantCulture)), "aim"));
        var met = true;
        foreach (var row in Rows(sizes[0]))
        {
            Console.WriteLine(Line(row.Name, sizes.Select(size => Cell(row, size)), row.Aim(0) is null ? null : string.Join("; ", sizes.Select(size => row.Aim(size.People)).OfType<double>().Distinct().Select(aim => aim.ToString("0.##", CultureInfo.InvariantCulture)))));
            met &= sizes.All(size => !IsShort(row, size));
        }
        return met;
    }

    private static IEnumerable<Row> Rows(SizeFigures first)
    {
        static Func<int, double?> AtMost(double aim) => _ => aim;
        return
        [
            new("bare view of 24 cards, us", "0", size => Figure.Of(size.Pages.Bare)),
            new("list page, signed in, over the bare view", "0.00", size => Figure.Ratio(size.Pages.SignedIn, size.Pages.Bare), AtMost(2.5)),
            new("kept list page, stranger, over the bare view", "0.00", size => Figure.Ratio(size.Pages.Stranger, size.Pages.Bare), AtMost(0.35)),
            new("pages asked for in turns, signed in, over the bare view", "0.00", size => Figure.Ratio(size.Pages.AllPages, size.Pages.Bare)),
            new("last page over the first, signed in", "0.00", size => Figure.Ratio(size.Pages.LastPage, size.Pages.SignedIn), AtMost(1.2)),
            new("facet page over that of the first size", "0.00", size => Figure.Ratio(size.Pages.Facets, first.Pages.Facets), AtMost(1.5)),
            new("search page over the bare view", "0.00", size => Figure.Ratio(size.Pages.Searches, size.Pages.Bare)),
            new("list page as sent, KB", "0.0", size => Figure.Of(size.Pages.Bytes / 1000.0), AtMost(6)),
            new("search p50, us", "0", size => Figure.Of(size.Searches.Percentile(0.5))),
            new("search p50 over that of the first size", "0.0", size => Figure.Of(size.Searches.Percentile(0.5) / first.Searches.Percentile(0.5)), people => people > 100_000 ? 6 : 3),
            new("search p99, us", "0", size => Figure.Of(size.Searches.Percentile(0.99)), people => people > 100_000 ? null : 5_000),
            new("family name over given name", "0.0", size => Figure.Of(size.Searches.Percentile(0.5, Addresses.Family) / size.Searches.Percentile(0.5, Addresses.Given)), AtMost(1.3)),
            new("loading a person, us", "0", size => Figure.Of(size.Load.Loads)),
            new("loading over rows alone", "0.0", size => Figure.Ratio(size.Load.Loads, size.Load.RowsAlone), AtMost(4)),
            new("list page, signed in, on DynamoDB over on SQLite", "0.00", size => Figure.Ratio(size.Aws?.OnDynamoDb ?? [], size.Aws?.OnSqlite ?? []), AtMost(1.1)),
            new("loading from DynamoDB Local, people a second (wall)", "0", size => Figure.Of(size.Aws?.Loading ?? double.NaN)),
            new("start from a copy over read model kept (wall)", "0.0", size => Figure.Ratio(size.Aws?.Copied ?? [], size.Aws?.Kept ?? []), AtMost(3)),
            new("Lambda: from a copy to the first invocation, ms", "0", size => Figure.Of(size.Aws?.Lambda.Start ?? []), LambdaStart),
            new("Lambda: first list page, ms", "0", size => Figure.Of(size.Aws?.Lambda.FirstPage ?? [])),
            new("Lambda: memory at most, MB", "0", size => Figure.Of(size.Aws?.Lambda.Memory ?? []), people => people == 10_000 ? 256 : null),
            new("first 200 pages after a start over later ones", "0.0", size => Figure.Of(size.Cold), AtMost(2)),
            new("start to healthy, read model kept, ms (wall)", "0", size => Figure.Of(size.Start)),
            new("memory after all of this, MB", "0", size => Figure.Of(size.Memory.Now), Memory),
            new("  at most while filling the read model", "0", size => Figure.Of(size.MemoryFilling), people => people == 100_000 ? 250 : null)
        ];
    }

    private static double? LambdaStart(int people) => people switch
    {
        <= 1_000 => 1_000,
        <= 10_000 => 1_200,
        <= 100_000 => 2_000,
        _ => null
    };

    private static double? Memory(int people) => people switch
    {
        <= 10_000 => 150,
        <= 100_000 => 250,
        _ => 700
    };

    private static string Cell(Row row, SizeFigures size) => row.Value(size).Text(row.Format) + (IsShort(row, size) ? "*" : " ");

    private static bool IsShort(Row row, SizeFigures size) => row.Aim(size.People) is { } aim && row.Value(size).Median > aim;

    private static string Line(string name, IEnumerable<string> cells, string? aim) =>
        name.PadRight(Label) + string.Concat(cells.Select(cell => cell.PadLeft(Column))) + (aim is null ? null : $"  {aim}");

    private sealed class Row(string name, string format, Func<SizeFigures, Figure> value, Func<int, double?>? aim = null)
    {
        public string Name => name;
        public string Format => format;
        public Func<SizeFigures, Figure> Value => value;
        public Func<int, double?> Aim => aim ?? (_ => null);
    }
}
