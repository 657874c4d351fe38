using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Background;

public sealed class ScheduleTests : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly SqliteDatabase _database;
    private readonly List<string> _done = [];

    public ScheduleTests() => _database = new(_folder.PathOf("read-model.db"), ReadModelSchema.Sql, "off");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunDue_TwoProcesses_DoTheWorkOnceForBoth()
    {
        var turns = new SingleProcessTurns(_clock);
        using var one = Open(turns, Work("sweep"));
        using var other = Open(turns, Work("sweep"));
        for (var round = 1; round <= 3; round++)
        {
            await one.RunDueAsync(Stop);
            await other.RunDueAsync(Stop);
            Assert.Equal(round, _done.Count);
            _clock.Advance(Every);
        }
    }

    [Fact]
    public async Task RunDue_AWorkFails_TheOthersAreDone()
    {
        using var schedule = Open(
            new SingleProcessTurns(_clock),
            new("broken", Every, _ => throw new StoreUnavailableException("injected", new TimeoutException())),
            Work("sound"));
        await schedule.RunDueAsync(Stop);
        Assert.Equal(["sound"], _done);
    }

    private ScheduledWork Work(string name) => new(name, Every, _ =>
    {
        _done.Add(name);
        return Task.CompletedTask;
    });

    private Schedule Open(IWorkTurns turns, params ScheduledWork[] works) =>
        new(works, turns, new ReadModelStatus(_database, _clock), _clock, NullLogger<Schedule>.Instance);
}
