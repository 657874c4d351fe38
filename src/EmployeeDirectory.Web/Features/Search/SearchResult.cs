using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Search;

/// <param name="Page">Counted from 1, never past the last.</param>
/// <param name="Facets">Null for lists that are not searched.</param>
/// <param name="Respelt">Words that were searched for in place of what was typed, as that found nobody.</param>
public sealed record SearchResult(IReadOnlyList<Hit> Hits, int Total, int Page, int Pages, Facets? Facets, IReadOnlyList<string> Respelt);

/// <param name="Reasons">Why someone was found whose name does not show it.</param>
public sealed record Hit(Employee Employee, IReadOnlyList<MatchReason> Reasons)
{
    public bool MatchedBy(string label) => Reasons.Any(reason => reason.Label == label);

    /// <summary>Those that a list does not show as a marked title, department or location.</summary>
    public IEnumerable<MatchReason> OtherReasons =>
        Reasons.Where(reason => reason.Label is not (MatchReason.Title or MatchReason.Department or MatchReason.Location));
}
