using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Core.Text;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

public sealed class ReadModel(SqliteDatabase database, PeopleIndex index, ILogger<ReadModel> logger)
{
    private long _changes;
    private long _applied;
    private long _withdrawals;
    private SampleCounts? _sample;

    // Copies made earlier may still show someone who was protected, erased or forgotten since.
    public event Action? Withdrawn;

    public long Withdrawals => Volatile.Read(ref _withdrawals);

    public long Changes => Volatile.Read(ref _changes);

    public long AppliedRecords => Volatile.Read(ref _applied);

    public long Size => database.Read(connection => Query(
        connection, "select page_count * page_size from pragma_page_count, pragma_page_size",
        row => row.GetInt64(0))[0]);

    public Task WriteHeartbeatAsync(CancellationToken ct) =>
        database.ProbeAsync("update position set as_of = as_of", ct);

    public int Count(Visibility visibility) => database.Read(connection => Count(connection, visibility));

    // Includes deleted people.
    public Employee? Find(Guid id) => database.Read(connection =>
        Query(connection, "select document from person where id = $id", Read, ("$id", id.ToString()))
            .SingleOrDefault());

    // Null for a missing person as for a hidden one, so that pages do not reveal hidden records.
    public Employee? FindFor(CurrentUser user, Guid id) =>
        Find(id) is { IsErased: false } person && user.MaySee(person) ? person : null;

    public int CountReports(Guid managerId) => database.Read(connection => Number(
        connection, "select count(*) from person where manager_id = $manager and visibility = 'Active'",
        ("$manager", managerId.ToString())));

    public IReadOnlyList<Employee> Deleted(DateTimeOffset now, int limit) => database.Read(connection => Query(
        connection,
        "select document from person where visibility = 'Deleted' and deleted_at > $limit order by deleted_at desc limit $rows",
        Read,
        ("$limit", Text(now - Employee.DeletedRetention)), ("$rows", limit)));

    public IReadOnlyList<Employee> FindCalled(string reference, int limit) => database.Read(connection => Query(
        connection,
        """
        select document from person
        where (folded_name = $name or email_key = $email or employee_number = $number) and visibility <> 'Deleted'
        order by sort_key limit $limit
        """,
        Read,
        ("$name", PlainText.Fold(reference)), ("$email", EmailAddress.Key(reference)), ("$number", reference),
        ("$limit", limit)));

    public IReadOnlyList<Employee> FindMany(IEnumerable<Guid> ids, bool withDeleted = false) => database.Read(
        connection => Query(
            connection,
            "select document from person where id in (select value from json_each($ids)) and (visibility <> 'Deleted' or $deleted)",
            Read,
            ("$ids", JsonSerializer.Serialize(ids)), ("$deleted", withDeleted)));

    public IReadOnlyList<PersonKeys> Keys() => database.Read(connection => Query(
        connection,
        """
        select id, employee_number, email_key, folded_name, manager_id,
            visibility = 'Active' or visibility = 'Protected' and document ->> 'status' = 'Active'
        from person where visibility <> 'Deleted'
        """,
        row => new PersonKeys(
            Guid.Parse(row.GetString(0)), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2),
            row.GetString(3), row.IsDBNull(4) ? null : Guid.Parse(row.GetString(4)), row.GetBoolean(5))));

    // By their words in any order, as the search reads them: titles and what stands in brackets may be left out.
    public IReadOnlyList<Employee> FindNamed(string typed, int limit)
    {
        var optional = SearchTerm.TitlesAndBrackets(typed);
        return First(
            limit, SearchTerm.In(typed).Select(term => term.Word).Where(word => !optional.Contains(word)),
            (people, word) => people.Names.Exactly(word));
    }

    // The last known while the file cannot be read: every page asks, that of the error too.
    public SampleCounts CountSample()
    {
        var (changes, known) = (Changes, Volatile.Read(ref _sample));
        if (known?.Changes == changes)
            return known;
        try
        {
            var counts = database.Read(connection => Query(
                connection, "select count(*) from person where sample > 0",
                row => new SampleCounts(changes, row.GetInt32(0)))[0]);
            Volatile.Write(ref _sample, counts);
            return counts;
        }
        catch (StoreUnavailableException)
        {
            return known ?? new SampleCounts(changes, 0);
        }
    }

    public IReadOnlyList<Employee> Sample(bool withEdited) => database.Read(connection => Query(
        connection, "select document from person where sample > 0 and sample <= $most", Read,
        ("$most", withEdited ? 2 : 1)));

    public IReadOnlyList<Guid> Starting(DateOnly from, DateOnly to) => database.Read(connection => Query(
        connection,
        """
        select id from person where start_date between $from and $to and visibility = 'Active'
        union all select id from person where start_date between $from and $to and visibility in ('Left', 'Protected')
        """,
        row => Guid.Parse(row.GetString(0)),
        ("$from", from.Text()), ("$to", to.Text())));

    public IReadOnlyList<Employee> FindByPhoto(string photoId) => database.Read(connection => Query(
        connection, "select document from person where photo_id = $photo", Read, ("$photo", photoId)));

    // Records stored before addresses were cleaned may share one.
    public IReadOnlyList<Employee> FindByEmail(string email) => database.Read(connection => Query(
        connection,
        "select document from person where email_key = $email and visibility <> 'Deleted'",
        Read,
        ("$email", EmailAddress.Key(email))));

    public IReadOnlyList<Employee> Suggest(string typed, int limit) => First(
        limit, SearchText.Words(typed).Take(SearchTerm.MaxTerms), (people, word) => people.Names.Beginning(word));

    /// <summary>The time zone that most of the people at a location have, of at most 100 of them.</summary>
    public string? TimeZoneAt(string location)
    {
        var rows = index.Read<IReadOnlyList<int>>(people =>
            [.. people.Values.With(FacetField.Location, location).Rows().Take(100)]);
        return FindRows(rows)
            .Select(person => person.TimeZone).OfType<string>()
            .CountBy(zone => zone).OrderByDescending(zone => zone.Value).ThenBy(zone => zone.Key, StringComparer.Ordinal)
            .Select(zone => zone.Key).FirstOrDefault();
    }

    public IReadOnlyList<(string Text, int Count)> Values(FacetField field, int limit) => index.Read<IReadOnlyList<(string, int)>>(people =>
    [
        .. people.Values.Of(field)
            .Select(value => (value.Text, value.Rows.Count))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Text, StringComparer.Ordinal)
            .Take(limit)
    ]);

    // In the order of the rows, without those who have been hidden or forgotten since the rows were read.
    public IReadOnlyList<Employee> FindRows(IReadOnlyList<int> rows)
    {
        var people = rows.Count == 0 ? [] : database.Read(connection => Query(
            connection,
            """
            select row, document from person
            where row in (select value from json_each($rows)) and +visibility = 'Active'
            """,
            row => (Row: row.GetInt32(0), Person: JsonSerializer.Deserialize(row.GetString(1), EmployeeJson.Default.Employee)!),
            ("$rows", $"[{string.Join(',', rows)}]")));
        var byRow = people.ToDictionary(one => one.Row, one => one.Person);
        return [.. rows.Where(byRow.ContainsKey).Select(row => byRow[row])];
    }

    // Includes deleted records: the photo sweeper must not delete their photos.
    public HashSet<string> PhotoIds() => [.. database.Read(connection => Query(
        connection, "select photo_id from person where photo_id is not null", row => row.GetString(0)))];

    // The save stands when this fails: the change feed delivers it again.
    public async Task ApplyOwnAsync(Employee saved)
    {
        try
        {
            await ApplyAsync([saved], CancellationToken.None);
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogWarning(fault, "A saved record is not in the read model yet");
        }
    }

    // Idempotent in any order: records that are not newer are skipped. The transaction includes the position.
    public async Task ApplyAsync(
        IReadOnlyCollection<Employee> changed, CancellationToken ct, ReadModelPosition? position = null)
    {
        if (changed.Count == 0 && position is null)
            return;
        await database.WriteAsync(
            connection =>
            {
                position?.Write(connection);
                return Planned(connection, ReadModelWriter.Apply(connection, changed));
            },
            Applied, ct);
    }

    public async Task LoadIndexAsync(CancellationToken ct)
    {
        await database.WriteAsync(connection => Execute(connection, ReadModelSchema.Indexes), ct);
        // Under the lock of those who write, so that nothing changes meanwhile.
        await database.WriteAsync(
            _ =>
            {
                index.Load(database);
                return Interlocked.Increment(ref _changes);
            },
            ct);
    }

    public Task ClearAsync(CancellationToken ct) => database.WriteAsync(
        connection => Execute(connection, ReadModelSchema.Clear),
        _ =>
        {
            index.Clear();
            Interlocked.Increment(ref _changes);
            Withdraw();
        },
        ct);

    public async Task ScrubAsync(CancellationToken ct)
    {
        // Files copied from this one since the last scrub contain the erased data too.
        if (await database.ScrubAsync(ct))
            Withdraw();
    }

    public IReadOnlyCollection<Guid> OutdatedBy(IReadOnlyList<RecordVersion> versions) => database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select version from person where id = $id";
        var id = command.Parameters.Add(new SqliteParameter("$id", ""));
        return versions
            .Where(record =>
            {
                id.Value = record.Id.ToString();
                return command.ExecuteScalar() is not long known || known < record.Version;
            })
            .Select(record => record.Id)
            .ToHashSet();
    });

    public IReadOnlyList<Guid> Ids() => database.Read(connection => Query(
        connection, "select id from person", row => Guid.Parse(row.GetString(0))));

    public Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0
        ? Task.CompletedTask
        : database.WriteAsync(
            connection => Planned(connection, ReadModelWriter.Forget(connection, ids)), Applied, ct);

    private void Withdraw()
    {
        Interlocked.Increment(ref _withdrawals);
        Withdrawn?.Invoke();
    }

    private (IReadOnlyList<ChangedRow> Rows, IndexChange? Change) Planned(
        SqliteConnection connection, IReadOnlyList<ChangedRow> changed) => (changed, index.Plan(connection, changed));

    private void Applied((IReadOnlyList<ChangedRow> Rows, IndexChange? Change) changed)
    {
        if (changed.Rows.Count == 0)
            return;
        index.Apply(changed.Change);
        Interlocked.Increment(ref _changes);
        Interlocked.Add(ref _applied, changed.Rows.Count);
        if (changed.Rows.Any(row => row.After is null or { IsErased: true }
            || row.After.Protected && row.Before is not { Protected: true }))
            Withdraw();
    }

    private IReadOnlyList<Employee> First(
        int limit, IEnumerable<string> words, Func<IndexedPeople, string, RowSet> having) => FindRows(index.Read(people =>
        words.Select(word => having(people, word)).ToList() is { Count: > 0 } sets
            ? people.Order(SearchSort.Name).Take(sets.Aggregate((all, next) => all.And(next)), 0, limit)
            : []));

    private static int Count(SqliteConnection connection, Visibility visibility) => Number(
        connection, "select count(*) from person where visibility = $visibility",
        ("$visibility", visibility.ToString()));

    private static int Number(SqliteConnection connection, string sql, (string, object?) parameter) =>
        Query(connection, sql, row => row.GetInt32(0), parameter)[0];

    private static Employee Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), EmployeeJson.Default.Employee)!;

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}

public readonly record struct PersonKeys(
    Guid Id, string? Number, string? Email, string FoldedName, Guid? Manager, bool IsActive);

public sealed record SampleCounts(long Changes, int All);
