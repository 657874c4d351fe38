using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

// The people below the managers whom a query names.
internal sealed class ReportingFilters
{
    private readonly List<RowSet> _rows = [];
    private readonly List<UnknownName> _unknown = [];

    /// <param name="asked">As the address has it. What it names is never respelt; what is typed as an operator may be.</param>
    public ReportingFilters(ManagerReader managers, SearchQuery query, SearchQuery asked)
    {
        Manager = Add(managers, query.Manager, asked.Manager is null, managers.ReportsOf);
        Team = Add(managers, query.Team, asked.Team is null, managers.TeamOf);
    }

    public string? Manager { get; }

    public string? Team { get; }

    public IReadOnlyList<UnknownName> Unknown => _unknown;

    public RowSet? Narrow(RowSet? found) =>
        _rows.Aggregate(found, (rows, next) => rows is null ? next : rows.And(next));

    private string? Add(ManagerReader managers, string? typed, bool isTyped, Func<RowSet, RowSet> below)
    {
        if (typed is null)
            return null;
        var named = isTyped ? managers.NamedOrSimilar(typed) : managers.Named(typed);
        _rows.Add(below(named));
        if (named.Count == 0)
            _unknown.Add(new(null, typed));
        return managers.Shown(named, typed);
    }
}
