using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Sqlite;

public static class SqliteHistory
{
    public const string Schema = """
        create table if not exists history(
            employee_id text not null, version integer not null, document text not null,
            primary key (employee_id, version)) strict, without rowid;
        create table if not exists person_key(employee_id text primary key, secret blob not null) strict, without rowid;
        """;

    public static IReadOnlyList<HistoryEntry> Read(SqliteConnection connection, Guid id)
    {
        var entries = Query(
            connection,
            "select document from history where employee_id = $id order by version",
            row => JsonSerializer.Deserialize(row.GetString(0), EmployeeJson.Default.HistoryEntry)!,
            ("$id", id.ToString()));
        return FindKey(connection, id) is { } key ? entries.ConvertAll(key.Open) : entries;
    }

    public static long? LastVersion(SqliteConnection connection, Guid id) => Query(
        connection,
        "select max(version) from history where employee_id = $id",
        row => row.IsDBNull(0) ? null : (long?)row.GetInt64(0),
        ("$id", id.ToString()))[0];

    public static PersonKey? FindKey(SqliteConnection connection, Guid id) => Query(
        connection,
        "select secret from person_key where employee_id = $id",
        row => new PersonKey(row.GetFieldValue<byte[]>(0)),
        ("$id", id.ToString()))
        .SingleOrDefault();

    public static void Append(SqliteConnection connection, HistoryEntry entry, PersonKey? newKey)
    {
        if (newKey is not null)
            Execute(
                connection, "insert into person_key(employee_id, secret) values ($id, $secret)",
                ("$id", entry.EmployeeId.ToString()), ("$secret", newKey.Secret));
        Execute(
            connection,
            "insert into history(employee_id, version, document) values ($id, $version, $document)",
            ("$id", entry.EmployeeId.ToString()), ("$version", entry.Version),
            ("$document", JsonSerializer.Serialize(entry, EmployeeJson.Default.HistoryEntry)));
    }

    public static void DestroyKey(SqliteConnection connection, Guid id) =>
        Execute(connection, "delete from person_key where employee_id = $id", ("$id", id.ToString()));
}
