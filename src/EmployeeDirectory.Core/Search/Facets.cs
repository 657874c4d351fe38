using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed record Facets(IReadOnlyList<Facet> Fields, int Joined, IReadOnlyList<string> Letters);

public sealed record Facet(FacetField Field, IReadOnlyList<FacetValue> Values)
{
    public const int Most = 50;
}

public readonly record struct FacetValue(string Value, int Count, bool Chosen);
