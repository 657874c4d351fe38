using EmployeeDirectory.Web.Embedded;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Which store the read model was filled from and how far it has followed it; null until it was filled.</summary>
/// <param name="AsOf">When <paramref name="Cursor"/> was read, or earlier.</param>
/// <param name="ComparedAt">When every record was last compared with the store's.</param>
public sealed record ReadModelPosition(string Identity, string Cursor, DateTimeOffset AsOf, DateTimeOffset ComparedAt)
{
    public static ReadModelPosition? Read(SqliteDatabase database) => database.Read(connection => Query(
        connection,
        "select identity, cursor, as_of, compared_at from position",
        row => new ReadModelPosition(row.GetString(0), row.GetString(1), row.GetDateTimeOffset(2), row.GetDateTimeOffset(3)))
        .SingleOrDefault());

    public void Write(SqliteConnection connection) => Execute(
        connection,
        "delete from position; insert into position(identity, cursor, as_of, compared_at) values ($identity, $cursor, $as_of, $compared_at);",
        ("$identity", Identity), ("$cursor", Cursor), ("$as_of", AsOf), ("$compared_at", ComparedAt));
}
