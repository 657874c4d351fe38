using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;

namespace EmployeeDirectory.Web.Features.People;

/// <summary>Values of one field, to narrow a list by.</summary>
public sealed record ValuesPage(
    SearchQuery Query, FacetField Field, IReadOnlyList<FacetValue> Values, string Find = "")
{
    private readonly List<string> _sought = [.. SearchText.Words(Find)];

    public bool IsSought(FacetValue value) => _sought.Count == 0
        || SearchText.Words(value.Value).ToList() is var words
            && _sought.TrueForAll(word => words.Exists(own => own.StartsWith(word, StringComparison.Ordinal)));
}
