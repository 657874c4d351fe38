using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.OrgChart;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Writes records into the read model. Statements are prepared once a batch: a load is hundreds of thousands of rows.</summary>
public sealed class ReadModelWriter : IDisposable
{
    private static readonly CompareInfo Names = CultureInfo.InvariantCulture.CompareInfo;

    private readonly SqliteCommand _upsert;
    private readonly SqliteCommand _forget;
    private readonly SqliteCommand _addText;
    private readonly SqliteCommand _addValue;
    private readonly Headcounts _headcounts;

    private ReadModelWriter(SqliteConnection connection)
    {
        _upsert = Prepare(
            connection,
            """
            insert into person(id, version, sort_key, folded_name, email_key, employee_number, manager_id, photo_id, visibility, deleted_at, document)
            values ($id, $version, $sort_key, $folded_name, $email_key, $employee_number, $manager_id, $photo_id, $visibility, $deleted_at, $document)
            on conflict(id) do update set
                version = excluded.version, sort_key = excluded.sort_key, folded_name = excluded.folded_name, email_key = excluded.email_key,
                employee_number = excluded.employee_number, manager_id = excluded.manager_id, photo_id = excluded.photo_id,
                visibility = excluded.visibility, deleted_at = excluded.deleted_at, document = excluded.document
            where excluded.version > person.version
            returning row
            """,
            "$id", "$version", "$sort_key", "$folded_name", "$email_key", "$employee_number", "$manager_id", "$photo_id", "$visibility", "$deleted_at", "$document");
        _forget = Prepare(connection, ReadModelSchema.ForgetRow, "$row");
        _addText = Prepare(connection, "insert into person_text(rowid, name) values ($row, $name)", "$row", "$name");
        _addValue = Prepare(
            connection, "insert or ignore into person_value(row, field, value) values ($row, $field, $value)", "$row", "$field", "$value");
        _headcounts = new Headcounts(connection);
    }

    /// <returns>How many were newer than what was there.</returns>
    public static int Apply(SqliteConnection connection, IReadOnlyCollection<Employee> changed)
    {
        using var writer = new ReadModelWriter(connection);
        var newer = changed.Count(writer.Apply);
        writer._headcounts.Save();
        return newer;
    }

    public static void Forget(SqliteConnection connection, IReadOnlyCollection<Guid> ids)
    {
        using var headcounts = new Headcounts(connection);
        foreach (var id in ids)
        {
            headcounts.Remember(id);
            foreach (var row in Query(connection, "delete from person where id = $id returning row", row => row.GetInt64(0), ("$id", id.ToString())))
                Execute(connection, ReadModelSchema.ForgetRow, ("$row", row));
            headcounts.Remove(id);
        }
        headcounts.Save();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_upsert, _forget, _addText, _addValue])
            command.Dispose();
        _headcounts.Dispose();
    }

    private bool Apply(Employee employee)
    {
        _headcounts.Remember(employee.Id);
        var row = Set(
            _upsert,
            employee.Id.ToString(), employee.Version, Names.GetSortKey(SortName(employee)).KeyData, PlainText.Fold(employee.DisplayName),
            employee.EmailKey, employee.EmployeeNumber, employee.ManagerId?.ToString(), employee.PhotoId, employee.Visibility().ToString(),
            employee.DeletedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            JsonSerializer.Serialize(employee, EmployeeJson.Default.Employee)).ExecuteScalar();
        if (row is null)
            return false;
        _headcounts.Place(employee);
        if (employee.Version > 1)
            Set(_forget, row).ExecuteNonQuery();
        if (employee.Visibility() != Visibility.Active)
            return true;
        Set(_addText, row, $"{employee.DisplayName} {employee.GivenName} {employee.FamilyName} {employee.Email}").ExecuteNonQuery();
        foreach (var (field, value) in Values(employee))
            Set(_addValue, row, field, value).ExecuteNonQuery();
        return true;
    }

    private static string SortName(Employee employee) =>
        employee.FamilyName is { } family ? $"{family} {employee.GivenName ?? employee.DisplayName}" : employee.DisplayName;

    private static IEnumerable<(string Field, string Value)> Values(Employee employee)
    {
        foreach (var skill in employee.Skills)
            yield return (nameof(Employee.Skills), skill);
        if (employee.JobTitle is { } title)
            yield return (nameof(Employee.JobTitle), title);
        if (employee.Department is { } department)
            yield return (nameof(Employee.Department), department);
        if (employee.Location is { } location)
            yield return (nameof(Employee.Location), location);
    }

    internal static SqliteCommand Prepare(SqliteConnection connection, string sql, params string[] parameters)
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
