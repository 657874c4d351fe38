using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Web.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private const string Schema = """
        create table if not exists note(id integer primary key, text text not null) strict;
        create index if not exists note_by_text on note(text);
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteDatabaseTests() => _database = new SqliteDatabase(Path, Schema, "off");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Path => _folder.PathOf("notes.db");

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("note")]
    [InlineData("note_by_text")]
    [InlineData(Damage.FirstPage)]
    public async Task Empty_DamagedFile_CanBeUsedAgain(string damaged)
    {
        await AddAsync("before");
        Damage.RootPage(Path, damaged);
        Assert.Throws<StoreUnavailableException>(() => Notes());
        Assert.True(_database.IsDamaged);

        await _database.EmptyAsync(Stop);

        Assert.False(_database.IsDamaged);
        Assert.Empty(Notes());
        await AddAsync("after");
        Assert.Equal(["after"], Notes());
        Assert.Equal("ok", _database.Read(connection => Query(connection, "pragma integrity_check", row => row.GetString(0)))[0]);
    }

    [Fact]
    public async Task Empty_WhileSomeoneReads_LeavesThemWhatWasThere()
    {
        await AddAsync("before");
        var seen = _database.Read(connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            Assert.Equal(["before"], Notes(connection));
            _database.EmptyAsync(Stop).GetAwaiter().GetResult();
            return Notes(connection);
        });
        Assert.Equal(["before"], seen);
        Assert.Empty(Notes());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scrub_Demanded_LeavesNothingOfWhatWasDeletedInAnyFile(bool afterARestart)
    {
        var traces = new Traces();
        await AddAsync(traces.Next());
        await AddAsync(traces.Next() + new string('x', 9000));
        await _database.WriteAsync(
            connection =>
            {
                DemandScrub(connection);
                return Execute(connection, "delete from note");
            },
            Stop);
        await AddAsync("kept");
        Assert.NotEmpty(traces.In(Traces.Files(_folder.Path)));
        if (afterARestart)
            _database.Dispose();
        using var again = new SqliteDatabase(Path, Schema, "off");

        await again.ScrubAsync(Stop);

        Assert.Empty(traces.In(Traces.Files(_folder.Path)));
        Assert.Equal(["kept"], again.Read(Notes));
    }

    [Fact]
    public async Task Scrub_NotDemanded_TouchesNothing()
    {
        var traces = new Traces();
        await AddAsync(traces.Next());
        await _database.ScrubAsync(Stop);
        Assert.NotEmpty(traces.In(Traces.Files(_folder.Path, "*-wal")));
    }

    [Fact]
    public async Task Scrub_WhileSomeoneReadsForLong_IsStillDemanded()
    {
        var traces = new Traces();
        await AddAsync(traces.Next());
        await _database.WriteAsync(
            connection =>
            {
                DemandScrub(connection);
                return Execute(connection, "delete from note");
            },
            Stop);
        _database.Read(connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            Notes(connection);
            return Assert.Throws<StoreUnavailableException>(() => _database.ScrubAsync(Stop).GetAwaiter().GetResult());
        });
        await _database.ScrubAsync(Stop);
        Assert.Empty(traces.In(Traces.Files(_folder.Path)));
    }

    [Fact]
    public async Task Read_QueryThatIsWrong_IsNoDamage()
    {
        Assert.Throws<StoreUnavailableException>(() => _database.Read(connection => Execute(connection, "select nonsense from note")));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _database.WriteAsync(connection => Execute(connection, "insert into note(text) values (null)"), Stop));
        Assert.False(_database.IsDamaged);
    }

    [Fact]
    public async Task Replace_ByAnotherFile_HasItsRowsAndMovesIt()
    {
        await AddAsync("before");
        await _database.ReplaceAsync(await OtherAsync(), Stop);
        Assert.Equal(["other"], Notes());
        await AddAsync("after");
        Assert.Equal(["after", "other"], Notes().Order());
        Assert.Equal("ok", _database.Read(connection => Query(connection, "pragma integrity_check", row => row.GetString(0)))[0]);
        _database.Dispose();
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Replace_WhileSomeoneReads_WaitsForThem()
    {
        await AddAsync("before");
        var other = await OtherAsync();
        var replacing = new Thread(() => _database.ReplaceAsync(other, CancellationToken.None).GetAwaiter().GetResult());
        var seen = _database.Read(connection =>
        {
            replacing.Start();
            Assert.True(SpinWait.SpinUntil(() => replacing.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(5)));
            Assert.Equal(["before"], Notes());
            return Notes(connection);
        });
        Assert.Equal(["before"], seen);
        replacing.Join();
        Assert.Equal(["other"], Notes());
    }

    /// <returns>A closed database of the same schema, beside the first.</returns>
    private async Task<string> OtherAsync()
    {
        var path = _folder.PathOf("other.db");
        using var other = new SqliteDatabase(path, Schema, "off");
        await other.WriteAsync(connection => Execute(connection, "insert into note(text) values ('other')"), Stop);
        return path;
    }

    private Task<int> AddAsync(string text) => _database.WriteAsync(connection => Execute(connection, "insert into note(text) values ($text)", ("$text", text)), Stop);

    private List<string> Notes() => _database.Read(Notes);

    private static List<string> Notes(Microsoft.Data.Sqlite.SqliteConnection connection) =>
        [.. Query(connection, "select text from note not indexed where id > 0", row => row.GetString(0)).Intersect(
            Query(connection, "select text from note indexed by note_by_text where text > ''", row => row.GetString(0)))];
}
