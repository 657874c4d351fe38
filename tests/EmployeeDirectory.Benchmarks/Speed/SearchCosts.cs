using EmployeeDirectory.Benchmarks.Search;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>Microseconds of processor time for each search in one process, the median of several rounds; by what is typed.</summary>
internal sealed record SearchCosts(IReadOnlyList<(string Kind, double Cost)> Queries)
{
    private const int Rounds = 5;

    public static async Task<SearchCosts> MeasureAsync(string data, IReadOnlyList<(string Kind, string Text)> typed)
    {
        using var staff = await SearchedStaff.OpenAsync(Directory.GetFiles(data, "read-model-*.db").Single());
        var costs = typed.Select(_ => new double[Rounds]).ToArray();
        // The first round compiles.
        for (var round = -1; round < Rounds; round++)
            for (var i = 0; i < typed.Count; i++)
                if (ProcessorTime.Of(() => staff.Ask(typed[i].Text)) is var cost && round >= 0)
                    costs[i][round] = cost;
        return new([.. typed.Zip(costs, (one, rounds) => (one.Kind, Latency.Percentile(rounds, 0.5)))]);
    }

    public double Percentile(double share, string? kind = null) =>
        Latency.Percentile(Queries.Where(query => kind is null || query.Kind == kind).Select(query => query.Cost), share);
}
