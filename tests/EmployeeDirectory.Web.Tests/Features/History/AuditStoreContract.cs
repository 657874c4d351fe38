using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using Microsoft.Extensions.Time.Testing;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.History;

/// <summary>What every company-wide log does, run over each that ships.</summary>
public abstract class AuditStoreContract : IAsyncLifetime
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 2, 28, 23, 0, 0, TimeSpan.Zero));

    private static readonly DateOnly February = new(2026, 2, 28);
    private static readonly DateOnly March = new(2026, 3, 1);

    private IAuditStore Log { get; set; } = null!;

    private IEmployeeStore Employees { get; set; } = null!;

    public async ValueTask InitializeAsync() => (Log, Employees) = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty log, and the store whose changes stand in it.</summary>
    protected abstract Task<(IAuditStore Log, IEmployeeStore Employees)> CreateAsync();

    [Fact]
    public async Task Append_EveryField_IsReadBackWhole()
    {
        var happened = Event() with { Kind = AuditKind.RoleChanged, Subject = "account-2", Address = "192.0.2.1", RequestId = "r1", Detail = "Viewer -> Admin" };
        await Log.AppendAsync(happened, Stop);
        Assert.Equal([happened], await ReadAsync());
    }

    [Fact]
    public async Task Read_NothingHappened_IsEmpty() => Assert.Empty(await ReadAsync());

    [Fact]
    public async Task Read_SeveralDays_TellsTheLatestFirst()
    {
        var events = await AppendAsync(Enumerable.Repeat(TimeSpan.FromMinutes(7), 25));
        Assert.Equal(events.AsEnumerable().Reverse(), await ReadAsync());
    }

    [Fact]
    public async Task Read_OneDay_LeavesOutTheOthers()
    {
        var events = await AppendAsync([TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)]);
        Assert.Equal([events[0]], await ReadAsync(February, February));
        Assert.Equal([events[1]], await ReadAsync(March, March));
        Assert.Equal(3, (await ReadAsync(DateOnly.MinValue, DateOnly.MaxValue)).Count);
    }

    [Fact]
    public async Task Read_BeforeALine_GoesOnAfterIt()
    {
        var events = await AppendAsync(Enumerable.Repeat(TimeSpan.FromMinutes(20), 8));
        foreach (var place in Enumerable.Range(0, 8))
            Assert.Equal(events.Take(place).Reverse(), await ReadAsync(before: events[place].Key));
    }

    [Fact]
    public async Task Read_MoreThanAnyPage_TellsEachOnce()
    {
        var events = await AppendAsync(Enumerable.Repeat(TimeSpan.FromSeconds(1), 1100));
        Assert.Equal(events.AsEnumerable().Reverse(), await ReadAsync());
    }

    [Fact]
    public async Task Save_EveryChange_StandsInTheLogWithoutValues()
    {
        var saved = await Employees.AddAsync(Someone("Ada Lovelace") with { Email = "ada@example.com" });
        Clock.Advance(TimeSpan.FromHours(1));
        var changed = await Employees.AddAsync(saved with { JobTitle = "Analyst" });
        var deleted = await Employees.AddAsync(changed with { DeletedAt = Clock.GetUtcNow() });
        await Employees.AddAsync(deleted with { DeletedAt = null });

        var lines = await ReadAsync();

        var inOrder = lines.OrderBy(line => line.Version).ToList();
        Assert.Equal(
            [(1, AuditKind.RecordCreated), (2, AuditKind.RecordChanged), (3, AuditKind.RecordDeleted), (4, AuditKind.RecordRestored)],
            inOrder.Select(line => (line.Version!.Value, line.Kind)));
        Assert.All(lines, line => Assert.Equal(
            (saved.Id.ToString(), "admin", "192.0.2.1", "request-1", null), (line.Subject, line.By, line.Address, line.RequestId, line.Detail)));
        Assert.Equal([February, March, March, March], inOrder.Select(line => line.Day));
    }

    [Fact]
    public async Task Save_OfManyAtOnce_StandsInTheHistoryAlone()
    {
        var person = Someone();
        await Employees.SaveAsync(person, new Author("sample", null, null, person.Id) { IsBulk = true }, Stop);

        Assert.Empty(await ReadAsync());
        Assert.Single(await Employees.GetHistoryAsync(person.Id, Stop));
    }

    [Fact]
    public async Task Save_Refused_LeavesNoLine()
    {
        var saved = await Employees.AddAsync(Someone());
        await Employees.AddAsync(saved with { JobTitle = "Theirs" });
        await Employees.SaveAsync(saved with { JobTitle = "Mine" });
        await Employees.SaveAsync(Someone() with { ManagerId = Guid.CreateVersion7() });

        Assert.Equal(2, (await ReadAsync()).Count);
    }

    private AuditEvent Event()
    {
        var now = Clock.GetUtcNow();
        return new(Guid.CreateVersion7(now), now, AuditKind.SignedIn, "account-1", null, null, null, null);
    }

    /// <param name="steps">How long after the one before each happens.</param>
    private async Task<List<AuditEvent>> AppendAsync(IEnumerable<TimeSpan> steps)
    {
        var events = new List<AuditEvent>();
        foreach (var step in steps)
        {
            Clock.Advance(step);
            events.Add(Event());
        }
        await Parallel.ForEachAsync(events, Stop, async (happened, stop) => await Log.AppendAsync(happened, stop));
        return events;
    }

    private async Task<List<AuditEvent>> ReadAsync(DateOnly? from = null, DateOnly? to = null, string? before = null) =>
        await Log.ReadAsync(from ?? new(2026, 1, 1), to ?? new(2026, 12, 31), before, Stop).ToListAsync(Stop);
}
