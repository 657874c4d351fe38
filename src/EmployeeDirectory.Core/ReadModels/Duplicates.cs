using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

// Active people who share a folded name, an address or an employee number. Each group comes from an index alone.
public static class Duplicates
{
    private static readonly string[] Keys = ["folded_name", "email_key", "employee_number"];

    public static RowSet Find(SqliteConnection connection) => RowSet.From(Keys.SelectMany(key => Query(
        connection,
        $"""
        select row, {key} from person
        where {key} in (select {key} from person where {key} is not null group by {key} having count(*) > 1)
            and +visibility = 'Active'
        """,
        row => (Row: row.GetInt32(0), Key: row.GetString(1).ToUpperInvariant()))
        .GroupBy(found => found.Key, found => found.Row)
        .Where(group => group.Count() > 1).SelectMany(group => group)));
}
