using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.ReadModels;

/// <summary>Which part of the org chart is drawn. The address of the page says the same.</summary>
/// <param name="From">The person on top; null for the top of the company.</param>
/// <param name="To">The person to whom the way down is opened.</param>
/// <param name="Levels">Opened below the top, 0 to <see cref="MostLevels"/>, as far as there is room.</param>
/// <param name="Page">Of the people on top, or of the reports of the only person there; from 1.</param>
/// <param name="Opened">Opened besides, at most <see cref="MostToggled"/>.</param>
/// <param name="Closed">Closed all the same, at most <see cref="MostToggled"/>.</param>
public sealed record ChartQuery(
    Guid? From, Guid? To, int Levels, int Page, IReadOnlyList<Guid> Opened, IReadOnlyList<Guid> Closed)
{
    public const int DefaultLevels = 2;
    public const int MostLevels = 4;
    public const int MostToggled = 40;

    public ChartQuery Toggle(ChartBranch branch)
    {
        var others = (Opened: Opened.Where(id => id != branch.Person.Id), Closed: Closed.Where(id => id != branch.Person.Id));
        return branch.Team is null
            ? this with { Opened = [.. others.Opened.TakeLast(MostToggled - 1), branch.Person.Id], Closed = [.. others.Closed] }
            : this with { Opened = [.. others.Opened], Closed = [.. others.Closed.TakeLast(MostToggled - 1), branch.Person.Id] };
    }
}

/// <param name="Alone">How many have neither a manager nor reports; they are not drawn.</param>
public sealed record ChartTree(ChartQuery Query, IReadOnlyList<Employee> Above, ChartTeam Top, int Alone)
{
    public IEnumerable<ChartBranch> Branches() => Top.WithBelow();
}

/// <param name="People">Those with an open team first.</param>
/// <param name="Total">With those on other pages.</param>
/// <param name="Page">From 1; 0 where only the first are drawn.</param>
public sealed record ChartTeam(IReadOnlyList<ChartBranch> People, int Total, int Page = 0)
{
    public const int Size = 48;
    public const int First = 16;

    public int More => Page > 0 ? Math.Max(0, Total - Page * Size) : Total - People.Count;

    internal IEnumerable<ChartBranch> WithBelow() =>
        People.SelectMany(branch => (branch.Team?.WithBelow() ?? []).Prepend(branch));
}

public sealed class ChartBranch(ChartNode node, int depth, bool onPath)
{
    public ChartNode Node => node;

    public Employee Person => node.Person;

    public int Depth => depth;

    public bool OnPath => onPath;

    /// <summary>Null while it is closed.</summary>
    public ChartTeam? Team { get; internal set; }
}
