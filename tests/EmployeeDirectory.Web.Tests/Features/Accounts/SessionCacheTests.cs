using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace EmployeeDirectory.Web.Tests.Features.Accounts;

/// <summary>When what was read of a session is good for another request, and when the store is asked again.</summary>
public sealed class SessionCacheTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly Mock<IAccountStore> _store = new();
    private readonly List<AccountChange> _changes = [];
    private readonly Account _account = new() { Id = "ada", Issuer = Account.Local, Subject = "ada", Name = "Ada" };
    private readonly Session _session;
    private readonly SessionCache _cache;

    public SessionCacheTests()
    {
        _session = new("one", _account.Id, _clock.GetUtcNow(), _clock.GetUtcNow(), null, null);
        _store.Setup(store => store.FindSessionAsync(_account.Id, _session.Id, Stop)).ReturnsAsync(() => (_account, _session));
        _store.Setup(store => store.ReadChangesAsync(It.IsAny<DateTimeOffset>(), Stop)).ReturnsAsync(() => [.. _changes]);
        _cache = new(_store.Object, _clock);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private bool IsKnown => _cache.Find(_account.Id, _session.Id) == (_account, _session);

    [Fact]
    public async Task Find_UntilTheChangesAreRead_IsNull()
    {
        await ReadAsync();
        Assert.False(IsKnown);
        await _cache.FollowAsync(Stop);
        Assert.True(IsKnown);
    }

    [Fact]
    public async Task Find_ChangesReadTooLongAgo_IsNullUntilTheyAreReadAgain()
    {
        await _cache.FollowAsync(Stop);
        await ReadAsync();
        _clock.Advance(SessionCache.MaxLag - TimeSpan.FromMilliseconds(1));
        Assert.True(IsKnown);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(IsKnown);
        await _cache.FollowAsync(Stop);
        Assert.True(IsKnown);
    }

    [Fact]
    public async Task Find_AfterAMinute_IsNull()
    {
        await _cache.FollowAsync(Stop);
        await ReadAsync();
        for (var seconds = 0; seconds < 60; seconds++)
        {
            Assert.True(IsKnown);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await _cache.FollowAsync(Stop);
        }
        Assert.False(IsKnown);
    }

    [Fact]
    public async Task Follow_AccountChangedElsewhere_ForgetsItTwice()
    {
        await ReadAsync();
        _changes.AddRange([new("1", _account.Id), new("2", "grace")]);
        // The second time for a session that was still there after the change had been seen.
        for (var time = 0; time < 2; time++)
        {
            await _cache.FollowAsync(Stop);
            Assert.False(IsKnown);
            await ReadAsync();
        }
        await _cache.FollowAsync(Stop);
        Assert.True(IsKnown);

        _changes.Add(new("3", _account.Id));
        await _cache.FollowAsync(Stop);
        Assert.False(IsKnown);
    }

    [Fact]
    public async Task Changed_ByThisInstance_ForgetsThatAccountAtOnce()
    {
        await _cache.FollowAsync(Stop);
        await ReadAsync();
        _store.Raise(store => store.Changed += null, "grace");
        Assert.True(IsKnown);
        _store.Raise(store => store.Changed += null, _account.Id);
        Assert.False(IsKnown);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Read_AccountChangedMeanwhile_IsNotKept(bool byThisInstance)
    {
        await _cache.FollowAsync(Stop);
        _store.Setup(store => store.FindSessionAsync(_account.Id, _session.Id, Stop)).Returns(async () =>
        {
            if (byThisInstance)
                _store.Raise(store => store.Changed += null, _account.Id);
            else
                _changes.Add(new("1", _account.Id));
            await _cache.FollowAsync(Stop);
            return (_account, _session);
        });
        await ReadAsync();
        Assert.False(IsKnown);
    }

    [Fact]
    public async Task Follow_AfterAPauseOfTheMachine_ForgetsAll()
    {
        var clock = new MovedClock();
        var cache = new SessionCache(_store.Object, clock);
        await cache.FollowAsync(Stop);
        await cache.ReadAsync(_account.Id, _session.Id, Stop);
        Assert.NotNull(cache.Find(_account.Id, _session.Id));
        clock.Advance(TimeSpan.FromMinutes(2));
        await cache.FollowAsync(Stop);
        Assert.Null(cache.Find(_account.Id, _session.Id));
    }

    [Fact]
    public async Task Follow_Fails_ChangesNothing()
    {
        await _cache.FollowAsync(Stop);
        await ReadAsync();
        _store.Setup(store => store.ReadChangesAsync(It.IsAny<DateTimeOffset>(), Stop)).ThrowsAsync(new IOException());
        await Assert.ThrowsAsync<IOException>(() => _cache.FollowAsync(Stop));
        Assert.True(IsKnown);
        _clock.Advance(SessionCache.MaxLag);
        Assert.False(IsKnown);
    }

    private async Task ReadAsync() => await _cache.ReadAsync(_account.Id, _session.Id, Stop);
}
