using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

// Active people who share a folded name, an address, an employee number or a phone. Each group comes from an index alone.
public static class Duplicates
{
    // More people share a switchboard's number; shorter numbers are internal extensions.
    private const int MostWithOnePhone = 3, FewestDigits = 6;

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
        .Where(group => group.Count() > 1).SelectMany(group => group))
        .Concat(WithOnePhone(connection)));

    private static List<int> WithOnePhone(SqliteConnection connection)
    {
        // A number with an extension belongs to the whole office; those of sample people are random.
        const string ownPhone = """
            word >= $phone and word < $afterPhone and length(word) > $digits
                and row not in (select row from person_code where word >= $extension and word < $afterExtension)
                and row not in (select row from person where sample > 0)
            """;
        return Query(
            connection,
            $"""
            select row from person_code where {ownPhone} and word in (
                select word from person_code where {ownPhone} group by word having count(*) between 2 and $most)
            """,
            row => row.GetInt32(0),
            ("$phone", $"{PersonWords.PhoneMark}"), ("$afterPhone", $"{(char)(PersonWords.PhoneMark + 1)}"),
            ("$extension", $"{PersonWords.ExtensionMark}"), ("$afterExtension", $"{(char)(PersonWords.ExtensionMark + 1)}"),
            ("$digits", FewestDigits), ("$most", MostWithOnePhone));
    }
}
