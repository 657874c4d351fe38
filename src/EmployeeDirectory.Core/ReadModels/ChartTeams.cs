namespace EmployeeDirectory.Core.ReadModels;

/// <param name="wanted">By manager, those to be drawn on whichever page of their manager's reports they are.</param>
internal sealed class ChartTeams(ChartQuery query, IReadOnlyList<Guid> path, ILookup<Guid?, ChartNode> wanted)
{
    private const int MostDrawn = 400;

    private const int MostOpenedUnasked = 160;

    private int _drawn;

    public ChartTeam Open(IReadOnlyList<ChartNode>? root, Func<ChartNode?, int, int, ChartLevel> read)
    {
        var top = root is null
            ? Team(null, read(null, ChartTeam.Size, query.Page), depth: 0, paged: true)
            : new ChartTeam([.. root.Select(node => Branch(node, depth: 0))], root.Count);
        var isPaged = top.Total == 1;
        var opened = new List<ChartBranch>();
        var waiting = new Queue<ChartBranch>(top.People);
        while (waiting.TryDequeue(out var branch))
        {
            if (!IsOpen(branch))
                continue;
            var paged = isPaged && branch.Depth == 0;
            var level = read(branch.Node, paged ? ChartTeam.Size : ChartTeam.First, paged ? query.Page : 1);
            branch.Team = Team(branch, level, branch.Depth + 1, paged);
            opened.Add(branch);
            foreach (var report in branch.Team.People)
                waiting.Enqueue(report);
        }
        foreach (var branch in opened)
            branch.Team = OpenFirst(branch.Team!);
        return OpenFirst(top);
    }

    private ChartTeam Team(ChartBranch? manager, ChartLevel level, int depth, bool paged)
    {
        var others = wanted[manager?.Person.Id]
            .Where(node => (manager is not null || node.Direct > 0) && level.Nodes.All(shown => shown.Person.Id != node.Person.Id));
        List<ChartBranch> people = [.. level.Nodes.Concat(others).Select(node => Branch(node, depth))];
        _drawn += people.Count;
        return new ChartTeam(people, level.Total, paged ? level.Page : 0);
    }

    private ChartBranch Branch(ChartNode node, int depth) => new(node, depth, path.Contains(node.Person.Id));

    private bool IsOpen(ChartBranch branch)
    {
        var id = branch.Person.Id;
        var asked = branch.OnPath && id != query.To || query.Opened.Contains(id);
        return branch.Node.Direct > 0 && !query.Closed.Contains(id)
            && (asked ? _drawn < MostDrawn : branch.Depth < query.Levels && _drawn < MostOpenedUnasked);
    }

    private static ChartTeam OpenFirst(ChartTeam team) =>
        team with { People = [.. team.People.OrderBy(branch => branch.Team is null)] };
}
