using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Text;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

// Prepares statements once per batch: a full load writes hundreds of thousands of rows.
public sealed class ReadModelWriter : IDisposable
{
    // Sorts after every text.
    private static readonly byte[] NoText = [0xFF];

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _upsert;
    private readonly SqliteCommand _addWords;
    private readonly SqliteCommand _addCode;
    private readonly Headcounts _headcounts;

    private ReadModelWriter(SqliteConnection connection)
    {
        _connection = connection;
        _find = Prepare(connection, "select document from person where id = $id", "$id");
        _upsert = Prepare(
            connection,
            """
            insert into person(
                id, version, sort_key, title_key, department_key, location_key, start_date, folded_name, email_key,
                employee_number, manager_id, photo_id, visibility, deleted_at, document, sample)
            values (
                $id, $version, $sort_key, $title_key, $department_key, $location_key, $start_date, $folded_name, $email_key,
                $employee_number, $manager_id, $photo_id, $visibility, $deleted_at, $document, $sample)
            on conflict(id) do update set
                version = excluded.version, sort_key = excluded.sort_key, title_key = excluded.title_key, department_key = excluded.department_key,
                location_key = excluded.location_key, start_date = excluded.start_date, folded_name = excluded.folded_name, email_key = excluded.email_key,
                employee_number = excluded.employee_number, manager_id = excluded.manager_id, photo_id = excluded.photo_id,
                visibility = excluded.visibility, deleted_at = excluded.deleted_at, document = excluded.document,
                sample = excluded.sample
            returning row
            """,
            "$id", "$version", "$sort_key", "$title_key", "$department_key", "$location_key", "$start_date", "$folded_name",
            "$email_key", "$employee_number", "$manager_id", "$photo_id", "$visibility", "$deleted_at", "$document",
            "$sample");
        _addWords = Prepare(
            connection,
            "insert into person_words(row, names, work, mail, facets) values ($row, $names, $work, $mail, $facets)",
            "$row", "$names", "$work", "$mail", "$facets");
        _addCode = Prepare(connection, "insert into person_code(word, row) values ($word, $row)", "$word", "$row");
        _headcounts = new Headcounts(connection);
    }

    public static IReadOnlyList<ChangedRow> Apply(SqliteConnection connection, IReadOnlyCollection<Employee> changed)
    {
        using var writer = new ReadModelWriter(connection);
        ChangedRow[] newer = [.. changed.Select(writer.Apply).OfType<ChangedRow>()];
        writer._headcounts.Save();
        return newer;
    }

    public static IReadOnlyList<ChangedRow> Forget(SqliteConnection connection, IReadOnlyCollection<Guid> ids)
    {
        using var headcounts = new Headcounts(connection);
        var forgotten = new List<ChangedRow>();
        foreach (var id in ids)
        {
            headcounts.Remember(id);
            foreach (var (row, person) in Query(
                connection, "delete from person where id = $id returning row, document",
                row => (row.GetInt32(0), Read(row.GetString(1))),
                ("$id", id.ToString())))
            {
                RemoveWords(connection, row, person);
                forgotten.Add(new ChangedRow(row, person, null));
            }
            headcounts.Remove(id);
        }
        headcounts.Save();
        return forgotten;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_find, _upsert, _addWords, _addCode])
            command.Dispose();
        _headcounts.Dispose();
    }

    // Cleaned, so that records stored before entries were cleaned are found and shown alike.
    private ChangedRow? Apply(Employee stored)
    {
        var employee = stored.Cleaned();
        var known = Find(employee.Id);
        if (known is not null && known.Version >= employee.Version)
            return null;
        _headcounts.Remember(employee.Id);
        var row = Upsert(employee);
        _headcounts.Place(employee);
        if (employee.IsErased)
            DemandScrub(_connection);
        if (IsActive(known))
            RemoveWords(_connection, row, known!);
        if (IsActive(employee))
            AddWords(row, employee);
        return new ChangedRow((int)row, known, employee);
    }

    private void AddWords(long row, Employee employee)
    {
        var words = PersonWords.From(employee);
        Set(
            _addWords, row, Joined(words.Names), Joined(words.Work), Joined(words.Mail), PersonValues.Joined(employee))
            .ExecuteNonQuery();
        foreach (var word in words.Codes)
            Set(_addCode, word, row).ExecuteNonQuery();
    }

    private static void RemoveWords(SqliteConnection connection, long row, Employee employee)
    {
        Execute(connection, "delete from person_words where row = $row", ("$row", row));
        foreach (var word in PersonWords.From(employee).Codes)
            Execute(connection, "delete from person_code where word = $word and row = $row", ("$word", word), ("$row", row));
    }

    private static string Joined(IReadOnlyList<string> words) => string.Join(' ', words);

    private long Upsert(Employee employee) => (long)Set(
        _upsert,
        employee.Id.ToString(), employee.Version, Letters.SortKey(Letters.SortName(employee)),
        SortKey(employee.JobTitle), SortKey(employee.Department), SortKey(employee.Location),
        employee.StartDate is { } start ? PersonValues.Day(start) : null, PlainText.Fold(employee.DisplayName),
        employee.EmailKey, employee.EmployeeNumber, employee.ManagerId?.ToString(), employee.PhotoId,
        employee.Visibility().ToString(),
        employee.DeletedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        JsonSerializer.Serialize(employee, EmployeeJson.Default.Employee),
        employee.IsDeleted || !employee.IsSample ? 0 : employee.IsEditedSample ? 2 : 1).ExecuteScalar()!;

    private Employee? Find(Guid id) =>
        Set(_find, id.ToString()).ExecuteScalar() is string document ? Read(document) : null;

    private static bool IsActive(Employee? employee) => employee?.Visibility() == Visibility.Active;

    private static byte[] SortKey(string? text) => text is null ? NoText : Letters.SortKey(text);

    private static Employee Read(string document) =>
        JsonSerializer.Deserialize(document, EmployeeJson.Default.Employee)!;

    internal static SqliteCommand Prepare(
        SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    internal static SqliteCommand Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
