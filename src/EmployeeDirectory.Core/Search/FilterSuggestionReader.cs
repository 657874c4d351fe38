using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

/// <param name="list">Finds whom a query lists; null stands for everyone.</param>
internal sealed class FilterSuggestionReader(IndexedPeople people, ManagerReader managers, Func<SearchQuery, RowSet?> list)
{
    private const int MostTeams = 3;

    private const int MostManagers = 200;

    public IReadOnlyList<FilterSuggestion> Read(SearchQuery query)
    {
        if (query.Q is not { } typed)
            return [];
        var others = query with { Q = null, Page = 1 };
        var suggestions = For(typed, others);
        if (suggestions.Count == 0 && Core(typed) is { } core)
            suggestions = For(core, others);
        return suggestions.Count == 0 && typed.LastIndexOf(' ') is > 0 and var at
            ? For(typed[(at + 1)..], query with { Q = typed[..at], Page = 1 })
            : suggestions;
    }

    private static string? Core(string typed)
    {
        var optional = SearchTerm.Optional(typed);
        return optional.Count == 0
            ? null
            : SearchQuery.Line(string.Join(' ', SearchText.Words(typed).Where(word => !optional.Contains(word))));
    }

    private List<FilterSuggestion> For(string typed, SearchQuery others)
    {
        List<(SearchQuery Query, FacetField? Field, string Text, RowSet Rows)> named =
            [.. Values(typed, others), .. Teams(typed, others)];
        if (named.Count == 0)
            return [];
        var listed = list(others);
        return
        [
            .. named.Select(one => new FilterSuggestion(
                    one.Query, one.Field, one.Text, listed?.CountWith(one.Rows) ?? one.Rows.Count))
                .Where(suggestion => suggestion.Count > 0).OrderByDescending(suggestion => suggestion.Count).Take(FilterSuggestion.Most)
        ];
    }

    private IEnumerable<(SearchQuery, FacetField?, string, RowSet)> Values(string typed, SearchQuery others) =>
        from field in SearchQuery.Fields
        where others.Chosen(field).Count == 0
        from value in IsLetter(typed) ? Equal(field, typed) : people.Values.Named(field, typed)
        select (others.Choose(field, [value.Text]), (FacetField?)field, value.Text, value.Rows);

    private IEnumerable<IndexedValue> Equal(FacetField field, string typed) =>
        people.Values.Find(field, typed) is { } value ? [value] : [];

    private IEnumerable<(SearchQuery, FacetField?, string, RowSet)> Teams(string typed, SearchQuery others)
    {
        if (others.Team is not null || IsLetter(typed)
            || managers.Named(typed) is not { Count: > 0 and <= MostManagers } named)
            return [];
        return managers.NamesByTeamSize(named, MostTeams).Distinct().Select(name => (
            others with { Team = name }, (FacetField?)null, name, managers.TeamOf(managers.Named(name))));
    }

    private static bool IsLetter(string typed) => SearchTerm.In(typed) is [{ IsLetter: true }];
}
