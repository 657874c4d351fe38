using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed class FacetReader(IndexedPeople people)
{
    // Null, as argument or result, stands for everyone.
    public RowSet? Narrow(SearchQuery query, RowSet? found, DateOnly today, FacetField? except = null)
    {
        var rows = found;
        foreach (var field in SearchQuery.Fields.Where(field => field != except && query.Chosen(field).Count > 0))
            rows = And(rows, query.Chosen(field).Select(value => people.Values.With(field, value)));
        if (query.Joined && except != FacetField.StartDate)
            rows = And(rows, Joined(today));
        if (query.Letter is { } letter && except != FacetField.Letter)
            rows = And(rows, [people.Values.With(FacetField.Letter, letter)]);
        return rows;
    }

    /// <param name="query">With values as <see cref="IndexedValue.Text"/> spells them.</param>
    public Facets Count(SearchQuery query, RowSet? found, RowSet? narrowed, DateOnly today)
    {
        RowSet? Without(FacetField field) =>
            query.Narrows(field) ? Narrow(query, found, today, except: field) : narrowed;
        var letters = Without(FacetField.Letter);
        var joined = Without(FacetField.StartDate);
        return new Facets(
            [.. SearchQuery.Fields.Select(field => Count(query, field, Without(field)))],
            Joined(today).Sum(rows => CountIn(joined, rows)),
            [
                .. Letters.All.Where(letter =>
                    letter == query.Letter || CountIn(letters, people.Values.With(FacetField.Letter, letter)) > 0)
            ]);
    }

    private Facet Count(SearchQuery query, FacetField field, RowSet? rows)
    {
        var chosen = query.Chosen(field);
        var counts = people.Values.Of(field)
            .Select(value => new FacetValue(value.Text, CountIn(rows, value.Rows), chosen.Contains(value.Text)))
            .Where(value => value.Count > 0 && !value.Chosen)
            .OrderByDescending(value => value.Count)
            .ThenBy(value => value.Value, StringComparer.CurrentCultureIgnoreCase)
            .Take(Facet.Most);
        return new Facet(
            field,
            [.. chosen.Select(value => new FacetValue(value, CountIn(rows, people.Values.With(field, value)), true)), .. counts]);
    }

    private IEnumerable<RowSet> Joined(DateOnly today) => Enumerable.Range(0, SearchQuery.JoinedDays)
        .Select(days => people.Values.With(FacetField.StartDate, PersonValues.Day(today.AddDays(-days))));

    private static int CountIn(RowSet? rows, RowSet others) => rows is null ? others.Count : rows.CountWith(others);

    private static RowSet And(RowSet? rows, IEnumerable<RowSet> chosen)
    {
        var any = RowSet.Union([.. chosen]);
        return rows is null ? any : rows.And(any);
    }
}
