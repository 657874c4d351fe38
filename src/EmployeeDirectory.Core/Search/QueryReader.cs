using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

internal static class QueryReader
{
    /// <summary>The query with words that narrow as filters, and values as most people spell them.</summary>
    public static SearchQuery Read(SearchQuery query, FacetValues values)
    {
        var (words, rest) = SearchOperator.Read(query.Q);
        query = query with
        {
            Q = rest,
            Manager = Name(words, SearchOperator.Manager) ?? query.Manager,
            Team = Name(words, SearchOperator.Team) ?? query.Team
        };
        foreach (var field in SearchQuery.Fields)
            query = query.Choose(
                field,
                [
                    .. query.Chosen(field).Select(value => values.Find(field, value)?.Text ?? value)
                        .Concat(words.Where(word => word.Field == field).SelectMany(word => Named(values, field, word.Text)))
                        .Distinct().Take(SearchQuery.MostChosen)
                ]);
        return query;
    }

    // An unknown value stays chosen, so that the list is empty.
    private static IEnumerable<string> Named(FacetValues values, FacetField field, string typed) =>
        (values.Named(field, typed) is { Count: > 0 } named ? named : values.Near(field, typed))
            .OrderByDescending(value => value.Rows.Count).Select(value => value.Text).DefaultIfEmpty(typed);

    // manager:grace manager:turner means Grace Turner.
    private static string? Name(IReadOnlyList<SearchOperator> words, string name) =>
        string.Join(' ', words.Where(word => word.Name == name).Select(word => word.Text)) is { Length: > 0 } typed
            ? typed
            : null;
}
