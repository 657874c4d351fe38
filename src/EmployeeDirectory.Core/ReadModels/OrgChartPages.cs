using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.ReadModels;

// Total counts everyone below on all levels; Below is null where the page does not list the reports.
public sealed record ChartNode(Employee Person, int Direct, int Total, ChartLevel? Below = null);

public sealed record ChartLevel(IReadOnlyList<ChartNode> Nodes, int Total, int Page, int Size)
{
    public const int DefaultSize = 50;

    public int Remaining => Math.Max(0, Total - Page * Size);

    public int Next => Math.Min(Size, Remaining);
}

public sealed record ChartPage(ChartLevel Tops, ChartLevel Alone);

public sealed record ChartPlace(
    ChartNode Node, IReadOnlyList<Employee> Above, IReadOnlyList<Employee> Peers, int PeerTotal, ChartLevel Reports)
{
    public const int MostAbove = 64;
    public const int MostPeers = 12;
}

public sealed record ReportingLine(
    IReadOnlyList<Employee> Above, IReadOnlyList<Employee> Peers, int PeerTotal, IReadOnlyList<Employee> Reports,
    int ReportTotal);

public sealed record ChartSearchPage(string Typed, IReadOnlyList<ChartHit> Hits, int Total);

public sealed record ChartHit(ChartNode Node, IReadOnlyList<Employee> Above);
