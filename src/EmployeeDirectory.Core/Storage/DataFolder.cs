using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace EmployeeDirectory.Core.Storage;

// Held by one process: read-model counts are in memory, and a second process that writes would make them wrong.
public sealed class DataFolder(IOptions<StorageOptions> storage, ILogger<DataFolder> logger, TimeProvider clock)
    : IDisposable
{
    // For a predecessor that is still draining.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string _path = storage.Value.PathOf("");
    private SqliteConnection? _lock;

    private string LockPath => storage.Value.PathOf("directory.lock");

    // Nothing in the folder may be opened before. Throws StartupException when another process holds it.
    public async Task OpenAsync()
    {
        var started = clock.GetTimestamp();
        _lock = Connect();
        for (var attempt = 1; IsHeldElsewhere(_lock); attempt++)
        {
            if (attempt == 1)
                logger.LogInformation(
                    "Another process uses the data folder {Folder}; waiting {Seconds} s for it to end",
                    _path, Patience.TotalSeconds);
            if (clock.GetElapsedTime(started) > Patience)
                throw new StartupException(
                    $"Another process uses the data folder {_path}. Stop that process, or set Storage__DataFolder to another folder.");
            await Task.Delay(Pause, clock);
        }
        RestrictFiles();
    }

    public void Dispose() => _lock?.Dispose();

    // An empty SQLite database: the folder needs SQLite's locks anyway, and they stop no other program from reading it.
    private SqliteConnection Connect()
    {
        try
        {
            PrivateFiles.EnsureFile(LockPath);
            var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = LockPath, Pooling = false }.ToString());
            connection.Open();
            // No journal: the lock must not need room on the disk.
            raw.sqlite3_exec(connection.Handle, "pragma journal_mode = off");
            return connection;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Unusable(fault.Message);
        }
    }

    private bool IsHeldElsewhere(SqliteConnection connection) =>
        raw.sqlite3_exec(connection.Handle, "begin exclusive") switch
        {
            raw.SQLITE_OK => false,
            raw.SQLITE_BUSY => true,
            _ => throw Unusable(raw.sqlite3_errmsg(connection.Handle).utf8_to_string())
        };

    private StartupException Unusable(string reason) => new(
        $"The data folder {_path} cannot be locked: {reason}. Check who owns {LockPath}, and set Storage__DataFolder to a folder on a local disk.");

    private void RestrictFiles()
    {
        try
        {
            var folder = new DirectoryInfo(_path);
            foreach (var file in (string[])["employees.db*", "imports.db*", "read-model-*.db*"])
                foreach (var found in folder.EnumerateFiles(file))
                    PrivateFiles.Restrict(found);
            foreach (var own in (string[])["keys", "photos", "past"])
                if (new DirectoryInfo(storage.Value.PathOf(own)) is { Exists: true } found)
                    PrivateFiles.Restrict(found);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(
                "Other accounts may be able to read the data folder {Folder}: {Reason}", _path, fault.Message);
        }
    }
}
