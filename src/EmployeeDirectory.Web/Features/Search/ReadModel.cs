using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>
/// This instance's own copy of the directory, which every list is read from. <see cref="ReadModelSync"/> keeps it current;
/// whoever saves applies the saved record at once.
/// </summary>
public sealed class ReadModel(SqliteDatabase database, FacetIndex facets, ILogger<ReadModel> logger)
{
    private long _changes;

    /// <summary>Someone may have to disappear also from what was derived from here earlier: they are protected, erased or forgotten.</summary>
    public event Action? Withdrawn;

    /// <summary>Grows with every change that lists can show.</summary>
    public long Changes => Volatile.Read(ref _changes);

    /// <summary>Of the file, in bytes.</summary>
    public long Size => database.Read(connection => Query(
        connection, "select page_count * page_size from pragma_page_count, pragma_page_size", row => row.GetInt64(0))[0]);

    public int Count(Visibility visibility) => database.Read(connection => Count(connection, visibility));

    /// <summary>Also finds the deleted.</summary>
    public Employee? Find(Guid id) => database.Read(connection =>
        Query(connection, "select document from person where id = $id", Read, ("$id", id.ToString())).SingleOrDefault());

    public int CountReports(Guid managerId) => database.Read(connection => Number(
        connection, "select count(*) from person where manager_id = $manager and visibility = 'Active'", ("$manager", managerId.ToString())));

    /// <summary>The deleted people who can still be restored, the latest first.</summary>
    public IReadOnlyList<Employee> Deleted(DateTimeOffset now, int limit) => database.Read(connection => Query(
        connection,
        "select document from person where visibility = 'Deleted' and deleted_at > $limit order by deleted_at desc limit $rows",
        Read,
        ("$limit", Text(now - Employee.DeletedRetention)), ("$rows", limit)));

    /// <summary>Active and protected people and leavers with exactly this name (accents and case folded), e-mail or employee number.</summary>
    public IReadOnlyList<Employee> FindCalled(string reference, int limit) => database.Read(connection => Query(
        connection,
        """
        select document from person
        where (folded_name = $name or email_key = $email or employee_number = $number) and visibility <> 'Deleted'
        order by sort_key limit $limit
        """,
        Read,
        ("$name", PlainText.Fold(reference)), ("$email", reference.ToLowerInvariant()), ("$number", reference), ("$limit", limit)));

    /// <summary>Whose photo it is; deleted people included.</summary>
    public IReadOnlyList<Employee> FindByPhoto(string photoId) => database.Read(connection => Query(
        connection, "select document from person where photo_id = $photo", Read, ("$photo", photoId)));

    /// <summary>Whoever has this address, deleted people excepted.</summary>
    public Employee? FindByEmail(string email) => database.Read(connection => Query(
        connection, "select document from person where email_key = $email and visibility <> 'Deleted'", Read, ("$email", email.ToLowerInvariant()))
        .SingleOrDefault());

    /// <summary>Active people with a name in which every typed word starts a word.</summary>
    public IReadOnlyList<Employee> Suggest(string typed, int limit)
    {
        var words = SearchText.Words(typed).Take(8).Select(word => $"{SearchTerm.Quote(word)}*").ToList();
        return words.Count == 0 ? [] : database.Read(connection => Query(
            connection,
            "select document from person_name join person on person.row = person_name.rowid where person_name match $match limit $limit",
            Read,
            ("$match", SearchTerm.All(words)), ("$limit", limit)));
    }

    /// <summary>The most used values of a field among active people.</summary>
    public IReadOnlyList<string> Values(FacetField field, int limit) => facets.Read(reading => reading.MostUsed(field, limit));

    /// <summary>Every photo that a record shows, those of deleted records included.</summary>
    public HashSet<string> PhotoIds() => [.. database.Read(connection => Query(
        connection, "select photo_id from person where photo_id is not null", row => row.GetString(0)))];

    /// <summary>Shows this instance's own save at once. The save stands whatever happens here: the feed tells of it again.</summary>
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

    /// <summary>Takes each record over unless this or a later version of it is already here: in any order, any number of times.</summary>
    /// <param name="position">Stored in the same transaction.</param>
    public async Task ApplyAsync(IReadOnlyCollection<Employee> changed, CancellationToken ct, ReadModelPosition? position = null)
    {
        if (changed.Count == 0 && position is null)
            return;
        await database.WriteAsync(
            connection =>
            {
                position?.Write(connection);
                return ReadModelWriter.Apply(connection, changed);
            },
            Applied, ct);
    }

    /// <summary>Counts what the file of an earlier run holds.</summary>
    public Task LoadFacetsAsync(CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            facets.Load(connection);
            return Interlocked.Increment(ref _changes);
        },
        ct);

    /// <summary>Everything, and the position.</summary>
    public Task ClearAsync(CancellationToken ct) => database.WriteAsync(
        connection => Execute(connection, ReadModelSchema.Clear),
        _ =>
        {
            facets.Clear();
            Interlocked.Increment(ref _changes);
            Withdrawn?.Invoke();
        },
        ct);

    /// <summary>Leaves no trace in the file of people who were erased since the last time.</summary>
    public async Task ScrubAsync(CancellationToken ct)
    {
        // Files that were copied from this one since then have the traces too.
        if (await database.ScrubAsync(ct, ReadModelSchema.BeforeScrub))
            Withdrawn?.Invoke();
    }

    /// <summary>The ids of the records that are missing here or older.</summary>
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

    public IReadOnlyList<Guid> Ids() => database.Read(connection => Query(connection, "select id from person", row => Guid.Parse(row.GetString(0))));

    public Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0 ? Task.CompletedTask : database.WriteAsync(
        connection => ReadModelWriter.Forget(connection, ids), Applied, ct);

    private void Applied(IReadOnlyList<ChangedRow> changed)
    {
        if (changed.Count == 0)
            return;
        facets.Apply(changed);
        Interlocked.Increment(ref _changes);
        if (changed.Any(row => row.Employee is null or { Protected: true } or { IsErased: true }))
            Withdrawn?.Invoke();
    }

    private static int Count(SqliteConnection connection, Visibility visibility) =>
        Number(connection, "select count(*) from person where visibility = $visibility", ("$visibility", visibility.ToString()));

    private static int Number(SqliteConnection connection, string sql, (string, object?) parameter) =>
        Query(connection, sql, row => row.GetInt32(0), parameter)[0];

    private static Employee Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), EmployeeJson.Default.Employee)!;

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
