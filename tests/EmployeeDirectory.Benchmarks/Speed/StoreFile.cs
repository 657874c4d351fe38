using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Sqlite;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>
/// An embedded store filled in a few big transactions, as saving a million people one by one takes hours. Without history,
/// which no list reads.
/// </summary>
internal static class StoreFile
{
    private const int Batch = 50_000;

    public static async Task WriteAsync(string file, IEnumerable<Employee> people)
    {
        using var database = new SqliteDatabase(file, SqliteEmployeeStore.Schema, "off");
        foreach (var batch in people.Chunk(Batch))
            await database.WriteAsync(connection => Insert(connection, batch), CancellationToken.None);
    }

    /// <summary>As the first save leaves it.</summary>
    public static Employee Saved(Employee person) =>
        SavePlan.Decide(null, null, person, new Author("sample", null, null, person.Id), DateTimeOffset.UtcNow).Plan!.Saved;

    private static int Insert(SqliteConnection connection, Employee[] people)
    {
        SqliteDatabase.Execute(connection, "pragma cache_size = -500000");
        using var count = connection.CreateCommand();
        count.CommandText = "update change_counter set number = number + 1 returning number";
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            insert into employee(id, version, email_key, manager_id, deleted_at, change_number, document)
            values ($id, $version, $email, $manager, null, $number, $document)
            """;
        foreach (var name in (string[])["$id", "$version", "$email", "$manager", "$number", "$document"])
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        foreach (var person in people.Select(Saved))
        {
            object?[] values =
            [
                person.Id.ToString(), person.Version, person.EmailKey, person.ManagerId?.ToString(), count.ExecuteScalar(),
                JsonSerializer.Serialize(person, EmployeeJson.Default.Employee)
            ];
            for (var i = 0; i < values.Length; i++)
                insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
        return people.Length;
    }
}
