namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>Microseconds of processor time for a page of each kind, a figure for each round; all are asked for in turns.</summary>
internal sealed record PageCosts(
    double[] Bare, double[] SignedIn, double[] Stranger, double[] LastPage, double[] AllPages, double[] Facets, double[] Searches, int Bytes)
{
    public const int Rounds = 5;
    public const int Pages = 300;

    /// <summary>Until the methods of a page are compiled for the long run.</summary>
    public const int WarmUp = 1_500;

    public static async Task<PageCosts> MeasureAsync(StartedProgram ceiling, StartedProgram directory, string adminLink, Addresses addresses)
    {
        using var bare = new Visitor(ceiling);
        using var employee = await Visitor.SignInAsync(directory, adminLink, "employee");
        using var stranger = new Visitor(directory);
        (Visitor Visitor, IReadOnlyList<string> Addresses)[] kinds =
        [
            (bare, [CeilingController.Bare]), (employee, ["/"]), (stranger, ["/"]), (employee, [addresses.LastPage]),
            (employee, addresses.Pages), (employee, addresses.Facets), (employee, addresses.Searches)
        ];
        foreach (var (visitor, asked) in kinds)
            await visitor.CostAsync(asked, WarmUp);
        var costs = kinds.Select(_ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < kinds.Length; i++)
                costs[i][round] = await kinds[i].Visitor.CostAsync(kinds[i].Addresses, Pages);
        return new(costs[0], costs[1], costs[2], costs[3], costs[4], costs[5], costs[6], await stranger.SizeAsync("/"));
    }

    /// <returns>What the first pages cost after a start, over what they cost later.</returns>
    public static async Task<double> ColdAsync(StartedProgram directory, Addresses addresses)
    {
        using var stranger = new Visitor(directory, "other=1");
        var first = await stranger.CostAsync(addresses.Pages, 200);
        await stranger.CostAsync(addresses.Pages, WarmUp);
        return first / await stranger.CostAsync(addresses.Pages, 200);
    }
}
