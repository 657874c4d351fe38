using System.Text.Json;
using EmployeeDirectory.Core.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmployeeDirectory.Core.Sqlite;

public sealed class SqliteDatabase : IDisposable
{
    private static readonly TimeSpan WriterPatience = TimeSpan.FromSeconds(10);

    private readonly string _connectionString;
    private readonly string _perConnection;
    private readonly string _schema;
    private readonly string _path;
    private readonly string _name;
    private readonly bool _canBeRebuilt;
    private readonly SemaphoreSlim _writer = new(1);

    // Taken alone only while another file takes the place of this one.
    private readonly ReaderWriterLockSlim _file = new(LockRecursionPolicy.SupportsRecursion);

    private volatile bool _damaged;

    /// <param name="synchronous">"full" where a power loss must lose nothing, "off" for rebuildable files.</param>
    public SqliteDatabase(string path, string schema, string synchronous)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        PrivateFiles.EnsureFile(path);
        (_path, _name, _canBeRebuilt) = (path, Path.GetFileName(path), synchronous != "full");
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 5 }.ToString();
        _perConnection = $"pragma synchronous = {synchronous};";
        _schema = "pragma journal_mode = wal;" + schema;
        Read(connection => Execute(connection, _schema));
    }

    public Action Failed { get; init; } = () => { };

    public bool IsDamaged => _damaged;

    // Also looks for room on the disk: a write that reuses the WAL needs none and succeeds on a full disk.
    public async Task ProbeAsync(string sql, CancellationToken ct)
    {
        RequireSound();
        await WriteAsync(connection => Execute(connection, sql), ct);
        try
        {
            PrivateFiles.ProbeRoom($"{_path}.probe");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"{_name} cannot grow: the disk of the data folder is full or does not take files. Free some space, and check who owns the folder.", fault);
        }
    }

    // Damage found earlier may not be where the next call reads.
    public void RequireSound()
    {
        if (_damaged)
            throw Unavailable(new JsonException("Found earlier."));
    }

    public void Check() =>
        Read(connection => Query(connection, "pragma quick_check(1)", row => row.GetString(0)) is ["ok"]
            ? true : throw new JsonException("SQLite's own check failed."));

    public T Read<T>(Func<SqliteConnection, T> query)
    {
        _file.EnterReadLock();
        try
        {
            using var connection = Open();
            return query(connection);
        }
        catch (Exception fault) when (fault is SqliteException or JsonException)
        {
            throw Unavailable(fault);
        }
        finally
        {
            _file.ExitReadLock();
        }
    }

    /// <param name="path">A file that does not exist yet.</param>
    public void CopyTo(string path) => Read(connection =>
    {
        PrivateFiles.EnsureFile(path);
        using var copy = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        copy.Open();
        connection.BackupDatabase(copy);
        return true;
    });

    /// <param name="path">Of a database of the same schema in the same folder, which nothing has open. It is moved.</param>
    public Task<bool> ReplaceAsync(string path, CancellationToken ct) => AloneAsync(
        () =>
        {
            if (!_file.TryEnterWriteLock(WriterPatience))
                throw new StoreUnavailableException("Other readers kept the database busy.", new TimeoutException());
            try
            {
                ClearPool();
                foreach (var log in (string[])[$"{_path}-wal", $"{_path}-shm"])
                    File.Delete(log);
                File.Move(path, _path, overwrite: true);
                using var connection = Open();
                Execute(connection, _schema);
                return true;
            }
            finally
            {
                _file.ExitWriteLock();
            }
        },
        ct);

    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, CancellationToken ct) =>
        WriteAsync(change, _ => { }, ct);

    /// <param name="committed">Runs after the commit and before the next change: it sees changes in order.</param>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, Action<T> committed, CancellationToken ct) =>
        AloneAsync(
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

    // Works on a damaged file too; concurrent readers keep their snapshot.
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

    // Stored in the file, so that the next ScrubAsync runs even after a restart.
    public static void DemandScrub(SqliteConnection connection) => Execute(connection, "pragma user_version = 1");

    // SQLite leaves deleted values on free pages and in the WAL: rewrites the file and truncates the log. Writers wait.
    public Task<bool> ScrubAsync(CancellationToken ct) =>
        !Read(IsScrubDemanded) ? Task.FromResult(false) : AloneAsync(
            () =>
            {
                using var connection = Open();
                Execute(connection, $"vacuum; pragma busy_timeout = {(int)WriterPatience.TotalMilliseconds};");
                var inUse = Query(connection, "pragma wal_checkpoint(truncate)", row => row.GetBoolean(0))[0];
                Execute(connection, "pragma busy_timeout = 0");
                if (inUse)
                    throw new StoreUnavailableException("Other readers kept the database busy.", new TimeoutException());
                Execute(connection, "pragma user_version = 0");
                return true;
            },
            ct);

    public static int Execute(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static List<T> Query<T>(
        SqliteConnection connection, string sql, Func<SqliteDataReader, T> map,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
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
        ClearPool();
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

    private void ClearPool()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
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
            // A pooled connection would go on reading this file after another one has replaced it.
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
        var isDamage = fault is JsonException
            or SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };
        _damaged |= isDamage;
        return new($"{_name} {SqliteFault.Explain(fault, _canBeRebuilt)}", fault) { IsDamage = isDamage };
    }
}
