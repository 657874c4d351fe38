using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Web.Tests.Sqlite;

/// <summary>What a failing disk does to a SQLite file that programs have open.</summary>
internal static class Damage
{
    private const int PageSize = 4096;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The table that the first page of every file holds.</summary>
    public const string FirstPage = "sqlite_schema";

    /// <summary>Overwrites the root page of a table or an index.</summary>
    public static void RootPage(string path, string name)
    {
        var page = Settled(path, "select 1 where $name = 'sqlite_schema' union all select rootpage from sqlite_schema where name = $name", name);
        using var file = File.Open(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Seek((page - 1) * PageSize, SeekOrigin.Begin);
        file.Write(Enumerable.Repeat((byte)0xA5, PageSize).ToArray());
    }

    /// <summary>Overwrites text where it stands, which SQLite itself does not notice.</summary>
    public static void Text(string path, string text)
    {
        Settled(path, "select 1", "");
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        file.Seek(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)), SeekOrigin.Begin);
        file.WriteByte((byte)'x');
    }

    /// <summary>Moves everything from the log to the file, which also makes those who have it open read their pages again.</summary>
    private static long Settled(string path, string sql, string name)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        // Its answer is 1 while a program reads or writes at that moment.
        if (!SpinWait.SpinUntil(() => command.ExecuteScalar() is 0L, Limit))
            throw new TimeoutException($"{path} is always in use.");
        command.CommandText = sql;
        command.Parameters.AddWithValue("$name", name);
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetInt64(0) : throw new InvalidOperationException($"There is no {name} in {path}");
    }
}
