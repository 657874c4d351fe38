using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Search;

public sealed class PeopleSearch(
    SqliteDatabase database, ReadModel readModel, PeopleIndex index, Spelling spelling, TimeProvider clock,
    ShortForms shortForms)
{
    private const int Batch = 500;

    private UpkeepCounts? _upkeep;

    public SearchResult Find(SearchQuery query) => database.Read(connection =>
        query.Show == Visibility.Active ? FindActive(connection, query) : ListOthers(connection, query));

    /// <summary>Everybody on the list in its order, whatever its page. Who is hidden or forgotten meanwhile is left out.</summary>
    public IEnumerable<Employee> FindAll(SearchQuery query)
    {
        query = query with { Page = 1, Everybody = true };
        if (query.Show != Visibility.Active)
        {
            var ids = database.Read(connection => Query(
                connection, "select id from person where visibility = $show order by sort_key, id",
                row => Guid.Parse(row.GetString(0)), ("$show", query.Show.ToString())));
            return ids.Chunk(Batch).SelectMany(batch =>
            {
                var people = readModel.FindMany(batch).ToDictionary(person => person.Id);
                return batch.Where(people.ContainsKey).Select(id => people[id])
                    .Where(person => person.Visibility() == query.Show);
            });
        }
        if ((query.Q ?? query.Manager ?? query.Team) is not null)
            spelling.Refresh(index);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = database.Read(connection => index.Read(people => Find(connection, people, query, today).Rows));
        return rows.Chunk(Batch).SelectMany(readModel.FindRows);
    }

    public int CountActive() => index.Read(people => people.Active.Count);

    public UpkeepCounts CountUpkeep()
    {
        var (changes, known) = (readModel.Changes, Volatile.Read(ref _upkeep));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (known?.Changes == changes && known.Day == today)
            return known;
        var duplicates = database.Read(connection => Duplicates.Find(connection)).Count;
        var counts = index.Read(people => new UpkeepCounts(
            changes, today, people.Without(Missing.Photo).Count, people.Without(Missing.Manager).Count,
            people.Without(Missing.Email).Count, duplicates));
        Volatile.Write(ref _upkeep, counts);
        return counts;
    }

    /// <summary>All values of a field that the list has: the chosen ones first, each part from A to Z.</summary>
    public IReadOnlyList<FacetValue> Values(SearchQuery query, FacetField field)
    {
        spelling.Refresh(index);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var values = database.Read(connection => index.Read(people =>
        {
            var read = QueryReader.Read(query, people.Values);
            var matches = read.Q is { } typed
                ? Match(connection, people, typed, needed: 0).Found
                : null;
            var found = new ReportingFilters(new ManagerReader(connection, people, spelling), read, query).Narrow(matches);
            return new FacetReader(people).Values(read, field, found, today);
        }));
        return
        [
            .. values.OrderByDescending(value => value.Chosen)
                .ThenBy(value => value.Value, StringComparer.CurrentCultureIgnoreCase)
        ];
    }

    private SearchResult FindActive(SqliteConnection connection, SearchQuery query)
    {
        if ((query.Q ?? query.Manager ?? query.Team) is not null)
            spelling.Refresh(index);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (rows, result) = index.Read(people => Find(connection, people, query, today));
        return result with { Hits = WithReasons(connection, result, readModel.FindRows(rows)) };
    }

    private (int[] Rows, SearchResult Result) Find(
        SqliteConnection connection, IndexedPeople people, SearchQuery query, DateOnly today)
    {
        var asked = query;
        query = QueryReader.Read(query, people.Values);
        var needed = query.IsFiltered ? long.MaxValue : query.Sort is null ? (long)query.Page * query.Size : 0;
        var matches = query.Q is { } typed ? Match(connection, people, typed, needed) : null;
        var managers = new ManagerReader(connection, people, spelling);
        var below = new ReportingFilters(managers, query, asked);
        var found = below.Narrow(matches?.Found);
        if (query.Duplicate)
            found = Duplicates.Find(connection) is var rows && found is null ? rows : found.And(rows);
        var facets = new FacetReader(people);
        RowSet? List(SearchQuery other) => facets.Narrow(
            other,
            below.Narrow(other.Q is { } words
                ? Match(connection, people, words, long.MaxValue).Found
                : null),
            today);
        var narrowed = facets.Narrow(query, found, today);
        var total = narrowed?.Count ?? people.Active.Count;
        var place = PageOf(query, total);
        IReadOnlyList<RowSet?> groups = matches is null || query.Sort is not null
            ? [narrowed]
            : [.. matches.Groups.Select(group => query.IsFiltered ? group.And(narrowed!) : group)];
        var order = people.Order(query.Sort ?? SearchSort.Name);
        return (
            query.Reversed
                ? order.TakeReversed(connection, narrowed, place.Skip, query.Size)
                : Take(order, groups, place.Skip, query.Size),
            new SearchResult(
                [], total, place.Page, place.Pages, facets.Count(query, found, narrowed, today),
                matches?.Respelt ?? [], matches?.LeftOut ?? [])
            {
                Query = query,
                Manager = below.Manager,
                Team = below.Team,
                Guesses =
                [
                    .. (matches?.Guesses ?? []).Select(text => new Guess(text, List(query with { Q = text })!.Count))
                        .Where(guess => guess.Count > 0)
                ],
                Unknown = [.. Unknown(people.Values, query), .. below.Unknown],
                Suggestions = new FilterSuggestionReader(people, managers, List).Read(query)
            });
    }

    private TextMatches Match(SqliteConnection connection, IndexedPeople people, string typed, long needed) =>
        TextMatches.Find(connection, people, spelling, shortForms, typed, needed);

    private static IEnumerable<UnknownName> Unknown(FacetValues values, SearchQuery query) =>
        SearchQuery.Fields.SelectMany(field => query.Chosen(field)
            .Where(value => values.Named(field, value).Count == 0).Select(value => new UnknownName(field, value)));

    private static int[] Take(RowOrder order, IReadOnlyList<RowSet?> groups, int skip, int take)
    {
        var page = new List<int>();
        foreach (var group in groups)
        {
            if (page.Count < take && (group is null || skip < group.Count))
                page.AddRange(order.Take(group, skip, take - page.Count));
            skip = Math.Max(0, skip - (group?.Count ?? 0));
        }
        return [.. page];
    }

    private static SearchResult ListOthers(SqliteConnection connection, SearchQuery query)
    {
        var total = Query(
            connection, "select count(*) from person where visibility = $show", row => row.GetInt32(0),
            ("$show", query.Show.ToString()))[0];
        var place = PageOf(query, total);
        var people = Query(
            connection,
            "select document from person where visibility = $show order by sort_key, id limit $size offset $skip",
            row => new Hit(Read(row.GetString(0)), []),
            ("$show", query.Show.ToString()), ("$size", query.Size), ("$skip", place.Skip));
        return new SearchResult(people, total, place.Page, place.Pages, null, [], []) { Query = query };
    }

    private List<Hit> WithReasons(
        SqliteConnection connection, SearchResult result, IReadOnlyList<Employee> people)
    {
        List<SearchTerm> terms =
            [.. SearchTerm.In(result.Query.Q ?? "", shortForms).Where(term => !result.LeftOut.Contains(term.Word))];
        var similar = terms.ToDictionary(term => term, term => new Lazy<IReadOnlyList<string>>(() => spelling.Similar(term.Word)));
        return
        [
            .. people.Select(person => MatchReason.Explain(
                person, terms, term => similar[term].Value, () => ManagerOf(connection, person)))
        ];
    }

    private static Employee? ManagerOf(SqliteConnection connection, Employee person) => person.ManagerId is null
        ? null
        : Query(
            connection, "select document from person where id = $id and visibility = 'Active'",
            row => Read(row.GetString(0)), ("$id", person.ManagerId.ToString()))
            .SingleOrDefault();

    private static (int Page, int Pages, int Skip) PageOf(SearchQuery query, int total)
    {
        var pages = query.PagesOf(total);
        var page = Math.Clamp(query.Page, 1, pages);
        return (page, pages, (page - 1) * query.Size);
    }

    private static Employee Read(string document) =>
        JsonSerializer.Deserialize(document, EmployeeJson.Default.Employee)!;
}

public sealed record UpkeepCounts(
    long Changes, DateOnly Day, int WithoutPhoto, int WithoutManager, int WithoutEmail, int Duplicates);
