using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Shared;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Tests.Embedded;

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

    [Fact]
    public async Task Read_QueryThatIsWrong_IsNoDamage()
    {
        Assert.Throws<StoreUnavailableException>(() => _database.Read(connection => Execute(connection, "select nonsense from note")));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _database.WriteAsync(connection => Execute(connection, "insert into note(text) values (null)"), Stop));
        Assert.False(_database.IsDamaged);
    }

    private Task<int> AddAsync(string text) => _database.WriteAsync(connection => Execute(connection, "insert into note(text) values ($text)", ("$text", text)), Stop);

    private List<string> Notes() => _database.Read(Notes);

    private static List<string> Notes(Microsoft.Data.Sqlite.SqliteConnection connection) =>
        [.. Query(connection, "select text from note not indexed where id > 0", row => row.GetString(0)).Intersect(
            Query(connection, "select text from note indexed by note_by_text where text > ''", row => row.GetString(0)))];
}
