using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

// Facets is null for the lists of leavers and protected people, which are not searched.
public sealed record SearchResult(
    IReadOnlyList<Hit> Hits, int Total, int Page, int Pages, Facets? Facets, IReadOnlyList<string> Respelt,
    IReadOnlyList<string> LeftOut)
{
    /// <summary>What was asked, as it was read.</summary>
    public SearchQuery Query { get; init; } = new();

    /// <summary>Whom <see cref="SearchQuery.Manager"/> means: a full name, or the text as typed for several people.</summary>
    public string? Manager { get; init; }
    public string? Team { get; init; }

    public IReadOnlyList<UnknownName> Unknown { get; init; } = [];

    public IReadOnlyList<FilterSuggestion> Suggestions { get; init; } = [];
}

/// <summary>A filter that names nothing.</summary>
/// <param name="Field">Null for a manager.</param>
public readonly record struct UnknownName(FacetField? Field, string Text);

public sealed record Hit(Employee Employee, IReadOnlyList<MatchReason> Reasons)
{
    public bool MatchedBy(string label) => Reasons.Any(reason => reason.Label == label);

    public IEnumerable<MatchReason> OtherReasons =>
        Reasons.Where(reason =>
            reason.Label is not (MatchReason.Title or MatchReason.Department or MatchReason.Location));
}
