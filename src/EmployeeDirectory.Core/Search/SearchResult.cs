using System.Collections.Frozen;
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

    public IReadOnlyList<Guess> Guesses { get; init; } = [];

    public IReadOnlyList<UnknownName> Unknown { get; init; } = [];

    public IReadOnlyList<FilterSuggestion> Suggestions { get; init; } = [];
}

/// <summary>A filter that names nothing.</summary>
/// <param name="Field">Null for a manager.</param>
public readonly record struct UnknownName(FacetField? Field, string Text);

public readonly record struct Guess(string Text, int Count);

public sealed record Hit(Employee Employee, IReadOnlyList<MatchReason> Reasons)
{
    /// <summary>Those by which the person matches, as folded.</summary>
    public IReadOnlySet<string> Words { get; init; } = FrozenSet<string>.Empty;
}
