using System.Text.Json;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmployeeDirectory.Web.Embedded;

/// <summary>
/// One SQLite file: pooled connections for reading, one writer at a time, and SQLite's faults told as the stores tell theirs.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private static readonly TimeSpan WriterPatience = TimeSpan.FromSeconds(10);

    private readonly string _connectionString;
    private readonly string _perConnection;
    private readonly string _schema;
    private readonly SemaphoreSlim _writer = new(1);
    private volatile bool _damaged;

    /// <param name="synchronous">FULL where a lost power supply must lose nothing, OFF for what can be rebuilt.</param>
    public SqliteDatabase(string path, string schema, string synchronous)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 5 }.ToString();
        _perConnection = $"pragma synchronous = {synchronous};";
        _schema = "pragma journal_mode = wal;" + schema;
        Read(connection => Execute(connection, _schema));
    }

    /// <summary>Runs whenever the file could not be read or written.</summary>
    public Action Failed { get; init; } = () => { };

    /// <summary>Whether something in the file was found that only damage can have left there.</summary>
    public bool IsDamaged => _damaged;

    public T Read<T>(Func<SqliteConnection, T> query)
    {
        try
        {
            using var connection = Open();
            return query(connection);
        }
        catch (Exception fault) when (fault is SqliteException or JsonException)
        {
            throw Unavailable(fault);
        }
    }

    /// <summary>Writes all that is in here now to another file, which must not be there yet.</summary>
    public void CopyTo(string path) => Read(connection =>
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        copy.Open();
        connection.BackupDatabase(copy);
        return true;
    });

    /// <summary>Runs <paramref name="change"/> in a transaction that holds the write lock from its start, and commits.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, CancellationToken ct) => WriteAsync(change, _ => { }, ct);

    /// <param name="committed">Runs after the commit and before the next change, so that it sees changes in their order.</param>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, Action<T> committed, CancellationToken ct) => AloneAsync(
        () =>
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = change(connection);
            transaction.Commit();
            committed(result);
            return result;
        },
        ct);

    /// <summary>Leaves the empty tables of the schema, whatever state the file is in. Who reads meanwhile sees what was there before.</summary>
    public Task EmptyAsync(CancellationToken ct) => AloneAsync(
        () =>
        {
            using var connection = new SqliteConnection(_connectionString);
            SqliteConnection.ClearPool(connection);
            connection.Open();
            Reset(connection, on: true);
            Execute(connection, "vacuum");
            Reset(connection, on: false);
            Execute(connection, _schema);
            return _damaged = false;
        },
        ct);

    /// <summary>For a change after which nothing of what it takes away may be left in the file: the next <see cref="ScrubAsync"/> sees to it.</summary>
    public static void DemandScrub(SqliteConnection connection) => Execute(connection, "pragma user_version = 1");

    /// <summary>
    /// Where a change has demanded it, be it before a restart, rewrites the file and empties its log: SQLite leaves what was
    /// deleted on free pages, and copies of it on others. Who reads meanwhile is not kept from it; who writes waits.
    /// </summary>
    /// <param name="before">Statements that take away what tables of the schema keep of deleted rows.</param>
    /// <returns>Whether it was demanded.</returns>
    /// <exception cref="StoreUnavailableException">It is still demanded.</exception>
    public Task<bool> ScrubAsync(CancellationToken ct, string before = "") => !Read(IsScrubDemanded) ? Task.FromResult(false) : AloneAsync(
        () =>
        {
            using var connection = Open();
            Execute(connection, $"{before} vacuum; pragma busy_timeout = {(int)WriterPatience.TotalMilliseconds};");
            var inUse = Query(connection, "pragma wal_checkpoint(truncate)", row => row.GetBoolean(0))[0];
            Execute(connection, "pragma busy_timeout = 0");
            if (inUse)
                throw new StoreUnavailableException("Others read the database all the while.", new TimeoutException());
            Execute(connection, "pragma user_version = 0");
            return true;
        },
        ct);

    public static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static List<T> Query<T>(
        SqliteConnection connection, string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(connection);
        _writer.Dispose();
    }

    private async Task<T> AloneAsync<T>(Func<T> change, CancellationToken ct)
    {
        if (!await _writer.WaitAsync(WriterPatience, ct))
            throw new StoreUnavailableException("Too many changes wait for the database.", new TimeoutException());
        try
        {
            return change();
        }
        catch (SqliteException fault)
        {
            throw Unavailable(fault);
        }
        finally
        {
            _writer.Release();
        }
    }

    private static bool IsScrubDemanded(SqliteConnection connection) =>
        Query(connection, "pragma user_version", row => row.GetInt64(0))[0] != 0;

    private static void Reset(SqliteConnection connection, bool on) =>
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_RESET_DATABASE, on ? 1 : 0, out _);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            Execute(connection, _perConnection);
            return connection;
        }
        catch
        {
            // A pooled one would go on reading this file after another has taken its place.
            SqliteConnection.ClearPool(connection);
            connection.Dispose();
            throw;
        }
    }

    private static SqliteCommand Command(
        SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private StoreUnavailableException Unavailable(Exception fault)
    {
        Failed();
        _damaged |= fault is JsonException or SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };
        return new("The database did not take the request.", fault);
    }
}
