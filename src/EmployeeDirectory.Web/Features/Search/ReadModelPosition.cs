using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Employees;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Which store the read model was filled from and how far it has followed it; null until it was filled.</summary>
public sealed record ReadModelPosition(string Identity, string Cursor)
{
    public static ReadModelPosition? Read(SqliteDatabase database) => database.Read(connection => Query(
        connection, "select identity, cursor from position", row => new ReadModelPosition(row.GetString(0), row.GetString(1)))
        .SingleOrDefault());

    public static Task ClearAsync(SqliteDatabase database, CancellationToken ct) => database.WriteAsync(
        connection => Execute(connection, "delete from position; delete from person; delete from person_value; delete from person_text;"), ct);

    /// <summary>Takes changed records over and moves the position in one transaction.</summary>
    public Task AdvanceAsync(SqliteDatabase database, IReadOnlyCollection<Employee> changed, CancellationToken ct) =>
        database.WriteAsync(
            connection =>
            {
                Execute(
                    connection,
                    "delete from position; insert into position(identity, cursor) values ($identity, $cursor);",
                    ("$identity", Identity), ("$cursor", Cursor));
                return ReadModelWriter.Apply(connection, changed);
            },
            ct);
}
