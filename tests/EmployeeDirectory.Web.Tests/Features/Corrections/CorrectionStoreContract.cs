using EmployeeDirectory.Core.Corrections;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Features.Corrections;

/// <summary>What every store of suggestions does, run over each that ships.</summary>
public abstract class CorrectionStoreContract : IAsyncLifetime
{
    private const int Many = 100;

    private ICorrectionStore _store = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync() => _store = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty one.</summary>
    protected abstract Task<ICorrectionStore> CreateAsync();

    [Fact]
    public async Task Add_EveryField_IsReadBackWhole()
    {
        var made = Make() with { Value = "Zoë\n👩🏽‍🚀", Note = "Since March" };
        Assert.True(await _store.AddAsync(made, Stop));
        Assert.Equal(made, await _store.FindAsync(made.EmployeeId, made.Id, Stop));
        Assert.Null(await _store.FindAsync(Guid.NewGuid(), made.Id, Stop));
    }

    [Fact]
    public async Task Add_Again_ChangesNothing()
    {
        var made = await AddAsync();
        Assert.True(await _store.AddAsync(made with { Value = "Other" }, Stop));
        Assert.Equal([made], await _store.ListOpenAsync(Many, Stop));
        Assert.Equal([made], await _store.ListByAsync("one", Many, Stop));
    }

    [Fact]
    public async Task List_OfSeveral_TellsTheOldestOpenAndTheLatestOfAnAccountFirst()
    {
        var (first, second, others) = (await AddAsync(), await AddAsync(), await AddAsync("another"));
        Assert.Equal([first, second, others], await _store.ListOpenAsync(Many, Stop));
        Assert.Equal([first, second], await _store.ListOpenAsync(2, Stop));
        Assert.Equal([second, first], await _store.ListByAsync("one", Many, Stop));
        Assert.Equal([second], await _store.ListByAsync("one", 1, Stop));
    }

    [Fact]
    public async Task ListOpenAbout_OnePerson_HasAllThatAreOpenAndNoOthers()
    {
        var (open, settled, another) = (await AddAsync(), await AddAsync(), await AddAsync("another"));
        Assert.True(await _store.SettleAsync(settled with { State = CorrectionState.Declined, SettledAt = Clock.GetUtcNow() }, Stop));
        var same = another with { Id = Guid.CreateVersion7(), EmployeeId = open.EmployeeId };
        Assert.True(await _store.AddAsync(same, Stop));
        Assert.Equal(
            new[] { open, same }.OrderBy(one => one.Id),
            (await _store.ListOpenAboutAsync(open.EmployeeId, Stop)).OrderBy(one => one.Id));
    }

    [Fact]
    public async Task Settle_Open_HappensOnce()
    {
        var settled = (await AddAsync()) with { State = CorrectionState.Accepted, SettledAt = Clock.GetUtcNow() };
        Assert.True(await _store.SettleAsync(settled, Stop));
        Assert.False(await _store.SettleAsync(settled with { State = CorrectionState.Declined }, Stop));
        Assert.False(await _store.SettleAsync(Make() with { State = CorrectionState.Declined, SettledAt = Clock.GetUtcNow() }, Stop));
        Assert.Empty(await _store.ListOpenAsync(Many, Stop));
        Assert.Equal([settled], await _store.ListByAsync("one", Many, Stop));
    }

    [Fact]
    public async Task Add_MoreThanMayBeOpen_IsRefusedUntilOneIsSettled()
    {
        var first = await AddAsync();
        for (var i = 1; i < Correction.MostOpen; i++)
            await AddAsync();
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.False(await _store.AddAsync(Make(), Stop));
        Assert.True(await _store.AddAsync(Make("another"), Stop));
        await _store.SettleAsync(first with { State = CorrectionState.Declined, SettledAt = Clock.GetUtcNow() }, Stop);
        Assert.True(await _store.AddAsync(Make(), Stop));
    }

    [Fact]
    public async Task Add_MoreThanADayAllows_IsRefusedUntilTheNext()
    {
        for (var i = 0; i < Correction.MostADay; i++)
            await _store.SettleAsync((await AddAsync()) with { State = CorrectionState.Accepted, SettledAt = Clock.GetUtcNow() }, Stop);
        Assert.False(await _store.AddAsync(Make(), Stop));
        Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.True(await _store.AddAsync(Make(), Stop));
    }

    [Fact]
    public async Task Find_Expired_IsGone()
    {
        var (open, settled) = (await AddAsync(), await AddAsync());
        await _store.SettleAsync(settled with { State = CorrectionState.Accepted, SettledAt = Clock.GetUtcNow() }, Stop);
        Clock.Advance(TimeSpan.FromDays(30.5));
        Assert.Null(await _store.FindAsync(settled.EmployeeId, settled.Id, Stop));
        Assert.Equal([open], await _store.ListByAsync("one", Many, Stop));
        Clock.Advance(TimeSpan.FromDays(60));
        Assert.Empty(await _store.ListOpenAsync(Many, Stop));
        Assert.Empty(await _store.ListByAsync("one", Many, Stop));
    }

    [Fact]
    public async Task DeleteAbout_APerson_LeavesTheOthers()
    {
        var (about, other) = (await AddAsync(), await AddAsync());
        await _store.SettleAsync((await AddAsync(about.EmployeeId)) with { State = CorrectionState.Declined, SettledAt = Clock.GetUtcNow() }, Stop);
        await _store.DeleteAboutAsync(about.EmployeeId, Stop);
        Assert.Null(await _store.FindAsync(about.EmployeeId, about.Id, Stop));
        Assert.Equal([other], await _store.ListOpenAsync(Many, Stop));
        Assert.Equal([other], await _store.ListByAsync("one", Many, Stop));
    }

    private Task<Correction> AddAsync(string by = "one") => AddAsync(Make(by));

    private Task<Correction> AddAsync(Guid about) => AddAsync(Make() with { EmployeeId = about });

    private async Task<Correction> AddAsync(Correction made)
    {
        Assert.True(await _store.AddAsync(made, Stop));
        Clock.Advance(TimeSpan.FromSeconds(1));
        return made;
    }

    private Correction Make(string by = "one") => new()
    {
        Id = Guid.CreateVersion7(),
        EmployeeId = Guid.CreateVersion7(),
        By = by,
        At = Clock.GetUtcNow(),
        Field = "JobTitle",
        Value = "Programmer"
    };
}
