using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.PastDays;

// A past day changes only when someone is protected or erased; then all kept days go, files included.
public sealed class Snapshots(
    ReadModel people, PeopleSearch search, Chart chart, ReadModelStatus status, PastDayBuilder build, TimeProvider clock)
    : IHostedService, IDisposable
{
    private const int Kept = 3;

    // Another instance's clock may still show the day before for this long after midnight.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly SingleFlightCache<DateOnly, PastDay> _days = new(Kept, clock);

    public DateOnly Today => (clock.GetUtcNow() - Margin).Day();

    // Null, today and later days mean now. Throws StoreUnavailableException when the day is not ready in time.
    public async ValueTask<Snapshot> OpenAsync(DateOnly? day, int? asker, CancellationToken ct)
    {
        if (day is not { } past || past >= Today)
            return new Snapshot(null, people, search, chart);
        if (clock.GetUtcNow() - status.Age < PastDayBuilder.EndOf(past))
            throw new StoreUnavailableException(
                "The read model has not seen the end of that day.", new TimeoutException())
            { IsPreparing = true };
        Snapshot? found = null;
        while (found is null)
            found = (await _days.GetAsync(past, () => build.RunAsync(past), asker, ct)).Enter();
        return found;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(build.Folder))
            Directory.Delete(build.Folder, recursive: true);
        people.Withdrawn += _days.Drop;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        people.Withdrawn -= _days.Drop;
        _days.Drop();
    }
}
