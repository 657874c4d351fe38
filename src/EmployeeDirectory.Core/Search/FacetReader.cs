using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed class FacetReader(
    RowSet active, Dictionary<FacetField, Dictionary<string, RowSet>> values,
    Dictionary<string, List<(FacetField Field, string Value)>> byKey)
{
    private static readonly FacetField[] Counted = [FacetField.Department, FacetField.Location, FacetField.Skill];

    public int Everyone => active.Count;

    public IEnumerable<string> ValuesOf(FacetField field) => values[field].Keys;

    public IReadOnlyList<string> MostUsed(FacetField field, int limit) =>
    [
        .. values[field]
            .OrderByDescending(value => value.Value.Count).ThenBy(value => value.Key, StringComparer.Ordinal)
            .Take(limit).Select(value => value.Key)
    ];

    // Those who have just this as a skill, title, department or location.
    public RowSet WithValue(string typed) =>
        (byKey.GetValueOrDefault(FacetIndex.KeyOf(typed)) ?? [])
            .Aggregate(new RowSet(), (union, one) => union.Or(RowsWith(one.Field, one.Value)));

    // Null, as argument or result, stands for everyone.
    public RowSet? Narrow(SearchQuery query, RowSet? found, DateOnly today, FacetField? except = null)
    {
        var rows = found;
        foreach (var field in Counted.Where(field => field != except && query.Chosen(field).Count > 0))
            rows = And(rows, query.Chosen(field).Select(value => RowsWith(field, value)));
        if (query.Joined && except != FacetField.StartDate)
            rows = And(rows, Joined(today));
        if (query.Letter is { } letter && except != FacetField.Letter)
            rows = And(rows, [RowsWith(FacetField.Letter, letter)]);
        return rows;
    }

    public Facets Count(SearchQuery query, RowSet? found, RowSet? narrowed, DateOnly today)
    {
        RowSet? Without(FacetField field) =>
            query.Narrows(field) ? Narrow(query, found, today, except: field) : narrowed;
        var letters = Without(FacetField.Letter);
        var joined = Without(FacetField.StartDate);
        return new Facets(
            [.. Counted.Select(field => Count(query, field, Without(field)))],
            Joined(today).Sum(rows => CountIn(joined, rows)),
            [
                .. Letters.All.Where(letter =>
                    letter == query.Letter || CountIn(letters, RowsWith(FacetField.Letter, letter)) > 0)
            ]);
    }

    private Facet Count(SearchQuery query, FacetField field, RowSet? rows)
    {
        var chosen = query.Chosen(field);
        var counts = values[field]
            .Select(value => new FacetValue(value.Key, CountIn(rows, value.Value), chosen.Contains(value.Key)))
            .Where(value => value.Count > 0 && !value.Chosen)
            .OrderByDescending(value => value.Count)
            .ThenBy(value => value.Value, StringComparer.CurrentCultureIgnoreCase)
            .Take(Facet.Most);
        return new Facet(
            field,
            [.. chosen.Select(value => new FacetValue(value, CountIn(rows, RowsWith(field, value)), true)), .. counts]);
    }

    private IEnumerable<RowSet> Joined(DateOnly today) => Enumerable.Range(0, SearchQuery.JoinedDays)
        .Select(days => RowsWith(FacetField.StartDate, PersonValues.Day(today.AddDays(-days))));

    private RowSet RowsWith(FacetField field, string value) => values[field].GetValueOrDefault(value) ?? new RowSet();

    private static int CountIn(RowSet? rows, RowSet others) => rows is null ? others.Count : rows.CountWith(others);

    private static RowSet And(RowSet? rows, IEnumerable<RowSet> chosen)
    {
        var any = chosen.Aggregate(new RowSet(), (union, next) => union.Or(next));
        return rows is null ? any : rows.And(any);
    }
}
