using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.OrgChart;

/// <param name="Direct">How many report to the person.</param>
/// <param name="Total">How many are below the person on every level.</param>
/// <param name="Below">The first of the direct reports; null where they are not on this page.</param>
public sealed record ChartNode(Employee Person, int Direct, int Total, ChartLevel? Below = null);

/// <summary>People beside each other in the chart, at most <see cref="Size"/> of <paramref name="Total"/> a page.</summary>
/// <param name="Page">Counted from 1, never past the last.</param>
public sealed record ChartLevel(IReadOnlyList<ChartNode> Nodes, int Total, int Page)
{
    public const int Size = 50;

    public int Remaining => Math.Max(0, Total - Page * Size);

    public int Next => Math.Min(Size, Remaining);
}

/// <param name="Tops">People with reports and without a manager in the chart, the largest total first.</param>
/// <param name="Alone">People without both.</param>
public sealed record ChartPage(ChartLevel Tops, ChartLevel Alone);

/// <param name="Above">From the top down to the manager; the nearest <see cref="MostAbove"/>.</param>
/// <param name="Peers">The first <see cref="MostPeers"/> of <paramref name="PeerTotal"/> others with the same manager.</param>
/// <param name="Reports">The page of reports that was asked for.</param>
public sealed record ChartPlace(
    ChartNode Node, IReadOnlyList<Employee> Above, IReadOnlyList<Employee> Peers, int PeerTotal, ChartLevel Reports)
{
    public const int MostAbove = 64;
    public const int MostPeers = 12;
}

/// <summary>What a profile shows of a person's place.</summary>
public sealed record ReportingLine(
    IReadOnlyList<Employee> Above, IReadOnlyList<Employee> Peers, int PeerTotal, IReadOnlyList<Employee> Reports, int ReportTotal);

/// <param name="Typed">As it came in.</param>
/// <param name="Hits">The first of <paramref name="Total"/>.</param>
public sealed record ChartSearchPage(string Typed, IReadOnlyList<ChartHit> Hits, int Total);

public sealed record ChartHit(ChartNode Node, IReadOnlyList<Employee> Above);
