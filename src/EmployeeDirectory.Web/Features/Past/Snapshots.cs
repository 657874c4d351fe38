using EmployeeDirectory.Web.Features.OrgChart;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Past;

/// <summary>
/// The directory now and on past days. Days that are over do not change, but for whoever is withdrawn: protected or erased. Then
/// all that is kept goes, files included.
/// </summary>
public sealed class Snapshots(
    ReadModel people, PeopleSearch search, Chart chart, ReadModelStatus status, PastBuild build, TimeProvider clock) : IHostedService, IDisposable
{
    private const int Kept = 3;

    /// <summary>How long after midnight another instance's clock may still show the day before.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly Computed<DateOnly, PastDirectory> _days = new(Kept, clock);

    /// <summary>The last day that is not over yet.</summary>
    public DateOnly Today => (clock.GetUtcNow() - Margin).Day();

    /// <param name="day">Null, today and days to come stand for now.</param>
    /// <exception cref="StoreUnavailableException">It is not put together in time.</exception>
    public async ValueTask<Snapshot> OpenAsync(HttpContext http, DateOnly? day, CancellationToken ct)
    {
        if (day is not { } past || past >= Today)
            return new Snapshot(null, people, search, chart);
        if (clock.GetUtcNow() - status.Age < PastBuild.EndOf(past))
            throw new StoreUnavailableException("The read model has not seen the end of that day.", new TimeoutException());
        Snapshot? found = null;
        while (found is null)
            found = (await _days.GetAsync(past, () => build.RunAsync(past), ct)).Enter();
        http.ShowAsOf(past);
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
