using EmployeeDirectory.Web.Embedded;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Which store the read model was filled from and how far it has followed it; null until it was filled.</summary>
/// <param name="AsOf">When <paramref name="Cursor"/> was read, or earlier.</param>
public sealed record ReadModelPosition(string Identity, string Cursor, DateTimeOffset AsOf)
{
    public static ReadModelPosition? Read(SqliteDatabase database) => database.Read(connection => Query(
        connection, "select identity, cursor, as_of from position", row => new ReadModelPosition(row.GetString(0), row.GetString(1), row.GetDateTimeOffset(2)))
        .SingleOrDefault());

    public void Write(SqliteConnection connection) => Execute(
        connection,
        "delete from position; insert into position(identity, cursor, as_of) values ($identity, $cursor, $as_of);",
        ("$identity", Identity), ("$cursor", Cursor), ("$as_of", AsOf));
}
