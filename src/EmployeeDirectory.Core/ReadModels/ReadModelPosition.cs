using EmployeeDirectory.Core.Sqlite;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

public sealed record ReadModelPosition(string Identity, string Cursor, DateTimeOffset AsOf, DateTimeOffset ComparedAt)
{
    public static ReadModelPosition? Read(SqliteDatabase database) => database.Read(connection => Query(
        connection,
        "select identity, cursor, as_of, compared_at from position",
        row => new ReadModelPosition(
            row.GetString(0), row.GetString(1), row.GetDateTimeOffset(2), row.GetDateTimeOffset(3)))
        .SingleOrDefault());

    public void Write(SqliteConnection connection) => Execute(
        connection,
        "delete from position; insert into position(identity, cursor, as_of, compared_at) values ($identity, $cursor, $as_of, $compared_at);",
        ("$identity", Identity), ("$cursor", Cursor), ("$as_of", AsOf), ("$compared_at", ComparedAt));
}
