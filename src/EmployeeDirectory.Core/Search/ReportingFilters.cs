using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

// The people below the managers whom a query names.
internal sealed class ReportingFilters
{
    private readonly List<RowSet> _rows = [];
    private readonly List<UnknownName> _unknown = [];

    public ReportingFilters(ManagerReader managers, SearchQuery query)
    {
        Manager = Add(managers, query.Manager, managers.ReportsOf);
        Team = Add(managers, query.Team, managers.TeamOf);
    }

    public string? Manager { get; }

    public string? Team { get; }

    public IReadOnlyList<UnknownName> Unknown => _unknown;

    // Null, as argument or result, stands for everyone.
    public RowSet? Narrow(RowSet? found) =>
        _rows.Aggregate(found, (rows, next) => rows is null ? next : rows.And(next));

    private string? Add(ManagerReader managers, string? typed, Func<RowSet, RowSet> below)
    {
        if (typed is null)
            return null;
        var named = managers.NamedOrSimilar(typed);
        _rows.Add(below(named));
        if (named.Count == 0)
            _unknown.Add(new(null, typed));
        return managers.Shown(named, typed);
    }
}
