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
    // Written after all records: a manager may come later in the same batch.
    private readonly Dictionary<long, Employee> _partsOf = [];
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _upsert;
    private readonly SqliteCommand _forget;
    private readonly SqliteCommand _addText;
    private readonly SqliteCommand _setParts;
    private readonly SqliteCommand _addValue;
    private readonly Headcounts _headcounts;

    private ReadModelWriter(SqliteConnection connection)
    {
        _connection = connection;
        _find = Prepare(connection, "select document from person where id = $id", "$id");
        _upsert = Prepare(
            connection,
            """
            insert into person(
                id, version, sort_key, title_key, department_key, start_date, folded_name, email_key, employee_number,
                manager_id, photo_id, visibility, deleted_at, document)
            values (
                $id, $version, $sort_key, $title_key, $department_key, $start_date, $folded_name, $email_key, $employee_number,
                $manager_id, $photo_id, $visibility, $deleted_at, $document)
            on conflict(id) do update set
                version = excluded.version, sort_key = excluded.sort_key, title_key = excluded.title_key, department_key = excluded.department_key,
                start_date = excluded.start_date, folded_name = excluded.folded_name, email_key = excluded.email_key,
                employee_number = excluded.employee_number, manager_id = excluded.manager_id, photo_id = excluded.photo_id,
                visibility = excluded.visibility, deleted_at = excluded.deleted_at, document = excluded.document
            returning row
            """,
            "$id", "$version", "$sort_key", "$title_key", "$department_key", "$start_date", "$folded_name",
            "$email_key", "$employee_number", "$manager_id", "$photo_id", "$visibility", "$deleted_at", "$document");
        _forget = Prepare(connection, ReadModelSchema.ForgetRow, "$row");
        _addText = Prepare(
            connection,
            """
            insert into person_name(rowid, words) values ($row, $names);
            insert into person_text(rowid, words) values ($row, $all);
            """,
            "$row", "$names", "$all");
        _setParts = Prepare(
            connection,
            "delete from person_part where rowid = $row; insert into person_part(rowid, words) values ($row, $parts);",
            "$row", "$parts");
        _addValue = Prepare(
            connection, "insert into person_value(row, field, value) values ($row, $field, $value)",
            "$row", "$field", "$value");
        _headcounts = new Headcounts(connection);
    }

    public static IReadOnlyList<ChangedRow> Apply(SqliteConnection connection, IReadOnlyCollection<Employee> changed)
    {
        using var writer = new ReadModelWriter(connection);
        ChangedRow[] newer = [.. changed.Select(writer.Apply).OfType<ChangedRow>()];
        writer.SetParts();
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
            foreach (var row in Query(
                connection, "delete from person where id = $id returning row", row => row.GetInt32(0),
                ("$id", id.ToString())))
            {
                Execute(connection, ReadModelSchema.ForgetRow, ("$row", row));
                forgotten.Add(new ChangedRow(row, null));
            }
            headcounts.Remove(id);
        }
        headcounts.Save();
        return forgotten;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_find, _upsert, _forget, _addText, _setParts, _addValue])
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
            Set(_forget, row).ExecuteNonQuery();
        _partsOf.Remove(row);
        if (IsActive(employee))
        {
            _partsOf.Add(row, employee);
            var text = PersonText.From(employee);
            Set(_addText, row, text.Names, text.All).ExecuteNonQuery();
            foreach (var (field, value) in PersonValues.From(employee))
                Set(_addValue, row, field.ToString(), value).ExecuteNonQuery();
        }
        if (NameInReports(known) != NameInReports(employee))
            RenameManager(employee.Id);
        return new ChangedRow((int)row, employee);
    }

    private long Upsert(Employee employee) => (long)Set(
        _upsert,
        employee.Id.ToString(), employee.Version, Letters.SortKey(Letters.SortName(employee)),
        SortKey(employee.JobTitle), SortKey(employee.Department),
        employee.StartDate is { } start ? PersonValues.Day(start) : null, PlainText.Fold(employee.DisplayName),
        employee.EmailKey, employee.EmployeeNumber, employee.ManagerId?.ToString(), employee.PhotoId,
        employee.Visibility().ToString(),
        employee.DeletedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        JsonSerializer.Serialize(employee, EmployeeJson.Default.Employee)).ExecuteScalar()!;

    private void RenameManager(Guid manager)
    {
        var reports = Query(
            _connection, "select row, document from person where manager_id = $manager and visibility = 'Active'",
            row => (Row: row.GetInt64(0), Person: Read(row.GetString(1))), ("$manager", manager.ToString()));
        foreach (var (row, person) in reports)
            _partsOf[row] = person;
    }

    private void SetParts()
    {
        foreach (var (row, person) in _partsOf)
            Set(
                _setParts, row,
                PersonText.PartsOf(person, person.ManagerId is { } id ? NameInReports(Find(id)) : null))
                .ExecuteNonQuery();
    }

    private Employee? Find(Guid id) =>
        Set(_find, id.ToString()).ExecuteScalar() is string document ? Read(document) : null;

    private static bool IsActive(Employee? employee) => employee?.Visibility() == Visibility.Active;

    private static string? NameInReports(Employee? manager) => IsActive(manager) ? manager!.DisplayName : null;

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
