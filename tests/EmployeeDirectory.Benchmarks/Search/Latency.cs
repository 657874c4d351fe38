using System.Diagnostics;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Milliseconds for one query, each the median of several rounds in which both were asked in turns.</summary>
internal readonly record struct Latency(double Find, double Raw)
{
    public static Latency[] Measure(SearchedStaff staff, IReadOnlyList<string> queries, int rounds)
    {
        var (find, raw) = (queries.Select(_ => new double[rounds]).ToArray(), queries.Select(_ => new double[rounds]).ToArray());
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < queries.Count; i++)
            {
                find[i][round] = Time(() => staff.Find(queries[i]).Count());
                raw[i][round] = Time(() => staff.FindRaw(queries[i]));
            }
        return [.. find.Zip(raw, (ours, theirs) => new Latency(Percentile(ours, 0.5), Percentile(theirs, 0.5)))];
    }

    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    private static double Time(Func<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
