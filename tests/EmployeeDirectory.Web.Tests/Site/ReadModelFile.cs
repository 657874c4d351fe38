using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The file that a running instance keeps, looked at from outside.</summary>
internal static class ReadModelFile
{
    /// <summary>Waits until the file holds what one that is built from the store now does, and tells the rows that do not.</summary>
    public static async Task AssertBecomesAsync(string path, IEmployeeStore store)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var (expected, actual) = (await BuildAsync(store), Rows(path));
        while (!expected.SequenceEqual(actual) && !limit.IsCancellationRequested)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            actual = Rows(path);
        }
        Assert.Empty(expected.Except(actual).Select(row => $"missing {row}").Concat(actual.Except(expected).Select(row => $"left over {row}")));
        Assert.Equal(expected, actual);
    }

    private static async Task<List<string>> BuildAsync(IEmployeeStore store)
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(folder.PathOf("expected.db"), ReadModelSchema.Sql, "off");
        var ids = await store.ReadVersionsAsync(stop).Select(record => record.Id).ToListAsync(stop);
        var people = await store.GetManyAsync(ids, stop);
        Assert.Equal(ids.Order(), people.Select(person => person.Id).Order());
        await database.WriteAsync(connection => ReadModelWriter.Apply(connection, people), stop);
        return Rows(folder.PathOf("expected.db"));
    }

    /// <summary>Every row of every table but the position, in one order, told by the person's id where the file has a number of its own.</summary>
    private static List<string> Rows(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var ids = SqliteDatabase.Query(connection, "select row, id from person", row => (row.GetInt64(0), row.GetString(1))).ToDictionary();
        var tables = SqliteDatabase.Query(connection, "select name from sqlite_schema where type = 'table'", row => row.GetString(0))
            .Where(table => table != "position");
        return [.. tables.SelectMany(table => Rows(connection, table, $"select * from {table}", ids)).Order(StringComparer.Ordinal)];
    }

    private static List<string> Rows(SqliteConnection connection, string table, string sql, Dictionary<long, string> ids) => SqliteDatabase.Query(
        connection,
        sql,
        row => $"{table}: " + string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(i => $"{row.GetName(i)} = {Text(row.GetName(i), row.GetValue(i), ids)}")));

    private static object Text(string column, object value, Dictionary<long, string> ids) => (column, value) switch
    {
        ("row", long number) => ids[number],
        (_, byte[] bytes) => Convert.ToHexString(bytes),
        _ => value
    };
}
