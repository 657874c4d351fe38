using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.Search;

// Facets is null for the lists of leavers and protected people, which are not searched.
public sealed record SearchResult(
    IReadOnlyList<Hit> Hits, int Total, int Page, int Pages, Facets? Facets, IReadOnlyList<string> Respelt,
    IReadOnlyList<string> LeftOut)
{
    /// <summary>What was asked, as it was read.</summary>
    public SearchQuery Query { get; init; } = new();
}

public sealed record Hit(Employee Employee, IReadOnlyList<MatchReason> Reasons)
{
    public bool MatchedBy(string label) => Reasons.Any(reason => reason.Label == label);

    public IEnumerable<MatchReason> OtherReasons =>
        Reasons.Where(reason =>
            reason.Label is not (MatchReason.Title or MatchReason.Department or MatchReason.Location));
}
