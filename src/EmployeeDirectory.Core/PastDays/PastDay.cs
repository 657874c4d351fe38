using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Sqlite;

namespace EmployeeDirectory.Core.PastDays;

// Reference-counted: the file is deleted when the builder and every Snapshot have been disposed.
public sealed class PastDay : IDisposable
{
    private readonly DateOnly _day;
    private readonly string _path;
    private readonly SqliteDatabase _database;
    private readonly PeopleIndex _index = new();
    private readonly PeopleSearch _search;
    private readonly Chart _chart;
    private int _users = 1;

    public PastDay(DateOnly day, DateTimeOffset end, string path, ShortForms shortForms, ILogger<ReadModel> logger)
    {
        (_day, _path) = (day, path);
        _database = new SqliteDatabase(path, ReadModelSchema.Sql, "off");
        var clock = new StoppedClock(end.AddTicks(-1));
        People = new ReadModel(_database, _index, logger);
        _search = new PeopleSearch(_database, People, _index, new Spelling(clock), clock, shortForms);
        _chart = new Chart(_database);
    }

    public ReadModel People { get; }

    public Snapshot? Enter()
    {
        for (var users = _users; users > 0; users = _users)
            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users)
                return new Snapshot(_day, People, _search, _chart, this);
        return null;
    }

    public T Read<T>(Func<Microsoft.Data.Sqlite.SqliteConnection, T> query) => _database.Read(query);

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;
        _database.Dispose();
        _index.Dispose();
        foreach (var file in (string[])[_path, $"{_path}-wal", $"{_path}-shm"])
            File.Delete(file);
    }

    // "Joined recently" depends on the day shown.
    private sealed class StoppedClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
