using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

internal static class QueryReader
{
    /// <summary>The query with values as most people spell them, which its links and chips then say.</summary>
    public static SearchQuery Read(SearchQuery query, FacetValues values)
    {
        foreach (var field in SearchQuery.Fields)
            query = query.Choose(
                field, [.. query.Chosen(field).Select(value => values.Find(field, value)?.Text ?? value).Distinct()]);
        return query;
    }
}
