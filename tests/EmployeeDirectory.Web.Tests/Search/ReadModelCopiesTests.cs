using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>What is stored as a copy, which those who start from it do not check again.</summary>
public sealed class ReadModelCopiesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly Shelf _shelf = new();
    private readonly SqliteDatabase _database;
    private readonly PeopleIndex _index = new();
    private readonly ReadModelCopies _copies;

    public ReadModelCopiesTests()
    {
        _database = new SqliteDatabase(Path, ReadModelSchema.Sql, "off");
        var status = new ReadModelStatus(_database, _clock);
        status.Synced(_clock.GetUtcNow());
        status.Compared(_clock.GetUtcNow());
        _copies = new ReadModelCopies(
            _database, new ReadModel(_database, _index, NullLogger<ReadModel>.Instance), status,
            Options.Create(new StorageOptions { DataFolder = _folder.Path }), new SingleProcessTurns(_clock), _clock,
            NullLogger<ReadModelCopies>.Instance, _shelf);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Path => _folder.PathOf("read-model.db");

    public void Dispose()
    {
        _copies.Dispose();
        _database.Dispose();
        _index.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Write_SoundFile_IsStored()
    {
        await _copies.WriteWhenDueAsync(Stop);
        Assert.Equal(1, _shelf.Stored);
    }

    [Theory, InlineData("person_words"), InlineData("person_by_photo")]
    public async Task Write_DamagedFile_StoresNothing(string damaged)
    {
        Damage.RootPage(Path, damaged);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _copies.WriteWhenDueAsync(Stop));
        Assert.Equal(0, _shelf.Stored);
        Assert.Equal([Path], Directory.GetFiles(_folder.Path, "*.db"));
    }

    private sealed class Shelf : IReadModelCopyStore
    {
        public int Stored { get; private set; }

        public Task AddAsync(string path, CancellationToken ct)
        {
            Stored++;
            return Task.CompletedTask;
        }

        public Task<bool> FetchAsync(string path, CancellationToken ct) => Task.FromResult(false);

        public Task DeleteAllAsync(CancellationToken ct) => Task.CompletedTask;
    }
}
