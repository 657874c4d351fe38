using EmployeeDirectory.Core.Background;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Background;

public abstract class WorkTurnsContract
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    protected abstract IWorkTurns Turns { get; }

    [Fact]
    public async Task Take_ManyAtOnce_IsForOneUntilThePauseIsOver()
    {
        for (var round = 0; round < 3; round++)
        {
            var turns = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Turns.TakeAsync("work", TimeSpan.FromHours(1), Stop))));
            Assert.Single(turns, taken => taken);
            Clock.Advance(TimeSpan.FromMinutes(59));
            Assert.False(await Turns.TakeAsync("work", TimeSpan.FromHours(1), Stop));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Take_OtherWork_HasATurnOfItsOwn()
    {
        Assert.True(await Turns.TakeAsync("one", TimeSpan.FromHours(1), Stop));
        Assert.True(await Turns.TakeAsync("another", TimeSpan.FromHours(1), Stop));
    }
}
