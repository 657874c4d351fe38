namespace EmployeeDirectory.Web.Features.Search;

/// <param name="Joined">How many of the people found joined in the last <see cref="SearchQuery.JoinedDays"/> days.</param>
/// <param name="Letters">Those under which anyone stands.</param>
public sealed record Facets(IReadOnlyList<Facet> Fields, int Joined, IReadOnlyList<string> Letters);

/// <param name="Values">The chosen ones first, then the most frequent, up to <see cref="Most"/>.</param>
public sealed record Facet(FacetField Field, IReadOnlyList<FacetValue> Values)
{
    public const int Most = 50;
}

/// <param name="Count">The people found who have it, whatever else is chosen in the same field.</param>
public readonly record struct FacetValue(string Value, int Count, bool Chosen);
