using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed class FacetReader(IndexedPeople people)
{
    private static readonly Comparer<FacetValue> RarestFirst = Comparer<FacetValue>.Create((one, other) =>
        one.Count != other.Count
            ? one.Count.CompareTo(other.Count)
            : StringComparer.OrdinalIgnoreCase.Compare(other.Value, one.Value));

    // Null, as argument or result, stands for everyone.
    public RowSet? Narrow(SearchQuery query, RowSet? found, DateOnly today, FacetField? except = null)
    {
        var rows = found;
        foreach (var field in SearchQuery.Fields.Where(field => field != except && query.Chosen(field).Count > 0))
            rows = And(rows, query.Chosen(field).Select(value => people.Values.With(field, value)));
        if (query.Joined && except != FacetField.StartDate)
            rows = And(rows, Joined(today));
        if (query.Missing is { } missing)
            rows = And(rows, [people.Without(missing)]);
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

    public IReadOnlyList<FacetValue> Values(SearchQuery query, FacetField field, RowSet? found, DateOnly today)
    {
        var rows = Narrow(query, found, today, except: field);
        return [.. Chosen(query, field, rows), .. Others(query, field, rows)];
    }

    private Facet Count(SearchQuery query, FacetField field, RowSet? rows)
    {
        var chosen = Chosen(query, field, rows);
        var (total, most) = (chosen.Count, new PriorityQueue<FacetValue, FacetValue>(RarestFirst));
        foreach (var value in Others(query, field, rows))
        {
            total++;
            if (most.Count <= Facet.Shown)
                most.Enqueue(value, value);
            else
                most.EnqueueDequeue(value, value);
        }
        // "1 more" would take as much room as the value.
        var shown = total == Facet.Shown + 1 ? total : Facet.Shown;
        var others = most.UnorderedItems.Select(item => item.Element)
            .OrderByDescending(value => value.Count)
            .ThenBy(value => value.Value, StringComparer.CurrentCultureIgnoreCase)
            .Take(shown - chosen.Count);
        return new Facet(field, [.. chosen, .. others], total);
    }

    private List<FacetValue> Chosen(SearchQuery query, FacetField field, RowSet? rows) =>
    [
        .. query.Chosen(field)
            .Select(value => new FacetValue(value, CountIn(rows, people.Values.With(field, value)), true))
    ];

    private IEnumerable<FacetValue> Others(SearchQuery query, FacetField field, RowSet? rows)
    {
        var chosen = query.Chosen(field);
        return people.Values.Of(field).Where(value => !chosen.Contains(value.Text))
            .Select(value => new FacetValue(value.Text, CountIn(rows, value.Rows), false))
            .Where(value => value.Count > 0);
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
