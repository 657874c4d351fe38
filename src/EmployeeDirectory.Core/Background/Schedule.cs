using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Background;

public sealed class Schedule(
    IEnumerable<ScheduledWork> works, IWorkTurns turns, ReadModelStatus readModel, TimeProvider clock,
    ILogger<Schedule> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, DateTimeOffset> _asked = [];

    public async Task RunDueAsync(CancellationToken ct)
    {
        foreach (var work in works.Where(work => IsDue(work.Name, work.Every)))
            try
            {
                if (await turns.TakeAsync(work.Name, work.Every, ct))
                    await work.RunAsync(ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                logger.LogError(fault, "{Work} failed and is tried again in {Pause}", work.Name, work.Every);
            }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PeriodicWork.RunAsync(
        Interval, clock,
        // Leaves disk and table to the first load.
        () => readModel.Loaded ? RunDueAsync(stoppingToken) : Task.CompletedTask,
        (_, _) => { },
        stoppingToken);

    private bool IsDue(string work, TimeSpan every)
    {
        var now = clock.GetUtcNow();
        if (_asked.TryGetValue(work, out var last) && (now - last).Duration() < every)
            return false;
        _asked[work] = now;
        return true;
    }
}
