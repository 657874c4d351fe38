using EmployeeDirectory.Web.Features.Operations;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace EmployeeDirectory.Web.Tests.Features.Operations;

public sealed class LoadSwitchTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly LoadSwitch _load;

    public LoadSwitchTests() => _load = new(
        new ConfigurationBuilder().AddInMemoryCollection([new(LoadSwitch.Setting, "true")]).Build(),
        Mock.Of<IHostApplicationLifetime>(program => program.ApplicationStopping == _stopping.Token),
        _clock);

    public void Dispose()
    {
        _load.Dispose();
        _stopping.Dispose();
    }

    [Fact]
    public async Task Start_Twice_KeepsEachCoreBusyOnceAndEndsWhenTheFirstWouldHave()
    {
        Assert.True(_load.Start());
        var end = _load.EndsAt;
        await BusyAsync(Environment.ProcessorCount);
        _clock.Advance(TimeSpan.FromMinutes(4));

        Assert.False(_load.Start());

        Assert.Equal((_clock.GetUtcNow() + TimeSpan.FromMinutes(1), Environment.ProcessorCount), (end!.Value, _load.Busy));
        Assert.Equal(end, _load.EndsAt);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_load.EndsAt);
        await BusyAsync(0);
    }

    [Fact]
    public async Task Stop_AndStartAgain_EndsAndBegins()
    {
        Assert.False(_load.Stop());
        _load.Start();
        Assert.True(_load.Stop());
        Assert.Null(_load.EndsAt);
        await BusyAsync(0);
        Assert.True(_load.Start());
        await BusyAsync(Environment.ProcessorCount);
    }

    [Fact]
    public async Task Program_Stops_EndsItToo()
    {
        _load.Start();
        await BusyAsync(Environment.ProcessorCount);
        await _stopping.CancelAsync();
        await BusyAsync(0);
    }

    private Task BusyAsync(int cores) => Wait.UntilAsync(() => Task.FromResult(_load.Busy == cores));
}
