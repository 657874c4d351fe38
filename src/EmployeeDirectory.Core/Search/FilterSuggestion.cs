using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

/// <summary>A filter that words of the search name, in place of those words.</summary>
public sealed record FilterSuggestion(SearchQuery Query, FacetField? Field, string Text, int Count)
{
    public const int Most = 5;
}
