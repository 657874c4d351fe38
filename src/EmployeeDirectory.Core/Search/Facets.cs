using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed record Facets(IReadOnlyList<Facet> Fields, int Joined, IReadOnlyList<string> Letters);

/// <summary>The values of a field that a list shows; Total counts the others too.</summary>
public sealed record Facet(FacetField Field, IReadOnlyList<FacetValue> Values, int Total)
{
    public const int Shown = 8;
}

public readonly record struct FacetValue(string Value, int Count, bool Chosen);
