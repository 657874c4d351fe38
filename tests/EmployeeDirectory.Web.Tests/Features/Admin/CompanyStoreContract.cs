using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Companies;

namespace EmployeeDirectory.Web.Tests.Features.Admin;

/// <summary>What every store of the company does, run over each that ships.</summary>
public abstract class CompanyStoreContract : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private ICompanyStore _store = null!;
    private IAuditStore _log = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (_store, _log) = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Empty ones.</summary>
    protected abstract Task<(ICompanyStore Store, IAuditStore Log)> CreateAsync();

    [Fact]
    public async Task Get_NothingSaved_IsNamelessAndGreen() => Assert.Equal(new Company(), await _store.GetAsync(Stop));

    [Fact]
    public async Task Save_EveryField_IsReadBackWithALineInTheLog()
    {
        var made = new Company { Name = "Zoë & Söhne 🦄", LogoId = new string('a', 32), LogoWidth = 112, Accent = Accent.Plum };
        var saved = await _store.SaveAsync(made, Line(), Stop);
        Assert.Equal(made with { Version = 1 }, saved);
        Assert.Equal(saved, await _store.GetAsync(Stop));
        Assert.Equal([AuditKind.CompanyChanged], await KindsAsync());
        var bare = await _store.SaveAsync(new Company { Version = 1 }, Line(), Stop);
        Assert.Equal(new Company { Version = 2 }, bare);
        Assert.Equal(bare, await _store.GetAsync(Stop));
    }

    [Fact]
    public async Task Save_OutOfDate_ChangesAndLogsNothing()
    {
        var first = await _store.SaveAsync(new Company { Name = "First" }, Line(), Stop);
        Assert.Null(await _store.SaveAsync(new Company { Name = "Second" }, Line(), Stop));
        Assert.Null(await _store.SaveAsync(new Company { Name = "Third", Version = 2 }, Line(), Stop));
        Assert.Equal(first, await _store.GetAsync(Stop));
        Assert.Single(await KindsAsync());
    }

    private static AuditEvent Line() =>
        new(Guid.CreateVersion7(At), At, AuditKind.CompanyChanged, "admin", null, null, null, "name");

    private async Task<List<AuditKind>> KindsAsync()
    {
        var kinds = new List<AuditKind>();
        var day = DateOnly.FromDateTime(At.UtcDateTime);
        await foreach (var line in _log.ReadAsync(day, day, null, Stop))
            kinds.Add(line.Kind);
        return kinds;
    }
}
