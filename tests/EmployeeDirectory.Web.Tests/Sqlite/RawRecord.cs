using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Sqlite;

namespace EmployeeDirectory.Web.Tests.Sqlite;

/// <summary>Records as an earlier version of the program stored them, with texts that this one cleans.</summary>
internal static class RawRecord
{
    public static Task WriteRawAsync(this SqliteDatabase database, Employee record) => database.WriteAsync(
        connection => SqliteDatabase.Execute(
            connection,
            """
            insert into employee(id, version, email_key, change_number, document) values ($id, $version, $email, -1, $document)
            on conflict(id) do update set email_key = excluded.email_key, document = excluded.document
            """,
            ("$id", record.Id.ToString()), ("$version", record.Version), ("$email", record.EmailKey),
            ("$document", JsonSerializer.Serialize(record, EmployeeJson.Default.Employee))),
        TestContext.Current.CancellationToken);
}
