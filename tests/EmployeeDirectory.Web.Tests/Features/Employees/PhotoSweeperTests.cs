using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class PhotoSweeperTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly SqliteDatabase _database;
    private readonly ReadModel _people;
    private readonly ReadModelStatus _status;
    private readonly FolderPhotoStore _photos;
    private readonly SqliteDatabase _records;
    private readonly SqliteCompanyStore _company;

    public PhotoSweeperTests()
    {
        _database = new SqliteDatabase(_folder.PathOf("read-model.db"), ReadModelSchema.Sql, "off");
        _people = new ReadModel(_database, new PeopleIndex(), NullLogger<ReadModel>.Instance);
        _status = new ReadModelStatus(_database, _clock);
        _records = new SqliteDatabase(
            _folder.PathOf("employees.db"), SqliteCompanyStore.Schema + SqliteAuditStore.Schema, "off");
        _company = new SqliteCompanyStore(_records);
        _photos = new FolderPhotoStore(Options.Create(new StorageOptions { DataFolder = _folder.Path }));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _records.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Sweep_RemovesOnlyWhatNoRecordShows()
    {
        var (shown, deleted, orphan) = (await PutAsync('a'), await PutAsync('b'), await PutAsync('c'));
        await _people.ApplyAsync([Staff.Someone() with { Version = 1, PhotoId = shown }], Stop);
        await _people.ApplyAsync([Staff.Someone() with { Version = 1, PhotoId = deleted, DeletedAt = _clock.GetUtcNow() }], Stop);
        AfterTheGrace();

        Assert.Equal(1, await SweepAsync());

        Assert.Null(await _photos.GetAsync(orphan, 64, Stop));
        Assert.NotNull(await _photos.GetAsync(shown, 64, Stop));
        Assert.NotNull(await _photos.GetAsync(deleted, 64, Stop));
    }

    [Fact]
    public async Task Sweep_TheCompanysLogo_Stays()
    {
        var (old, logo) = (await PutAsync('a'), await PutAsync('b'));
        var line = new AuditEvent(Guid.NewGuid(), _clock.GetUtcNow(), AuditKind.CompanyChanged, "admin", null, null, null, null);
        Assert.NotNull(await _company.SaveAsync(new Company { LogoId = logo }, line, Stop));
        AfterTheGrace();
        Assert.Equal(1, await SweepAsync());
        Assert.Null(await _photos.GetAsync(old, 64, Stop));
        Assert.NotNull(await _photos.GetAsync(logo, 64, Stop));
    }

    [Fact]
    public async Task Sweep_ReplacedPhoto_IsRemoved()
    {
        var (old, now) = (await PutAsync('a'), await PutAsync('b'));
        var employee = Staff.Someone() with { Version = 1, PhotoId = old };
        await _people.ApplyAsync([employee], Stop);
        await _people.ApplyAsync([employee with { Version = 2, PhotoId = now }], Stop);
        AfterTheGrace();
        Assert.Equal(1, await SweepAsync());
        Assert.Null(await _photos.GetAsync(old, 64, Stop));
    }

    [Fact]
    public async Task Sweep_PhotoThatAFormMayStillSave_Stays()
    {
        await PutAsync('a');
        _clock.Advance(PhotoSweeper.Grace / 2);
        _status.Synced(_clock.GetUtcNow());
        Assert.Equal(0, await SweepAsync());
    }

    [Fact]
    public async Task Sweep_ReadModelOutOfDate_RemovesNothing()
    {
        await PutAsync('a');
        _status.Synced(_clock.GetUtcNow());
        _clock.Advance(PhotoSweeper.Grace * 2);
        Assert.Equal(0, await SweepAsync());
    }

    [Fact]
    public async Task Sweep_FolderThatIsNoPhoto_IsLeftAlone()
    {
        var other = Directory.CreateDirectory(Path.Combine(_folder.PathOf("photos"), "lost+found"));
        AfterTheGrace();
        Assert.Equal(0, await SweepAsync());
        Assert.True(other.Exists);
    }

    private void AfterTheGrace()
    {
        _clock.Advance(PhotoSweeper.Grace + TimeSpan.FromMinutes(1));
        _status.Synced(_clock.GetUtcNow());
    }

    private Task<int> SweepAsync() => new PhotoSweeper(_photos, _company, _people, _status, _clock).SweepAsync(Stop);

    private async Task<string> PutAsync(char letter)
    {
        var id = new string(letter, 32);
        foreach (var size in Renditions.Sizes)
            await _photos.PutAsync(id, size, new byte[] { 1 }, Stop);
        return id;
    }
}
