using System.Collections.Concurrent;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Past;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Changes;

/// <summary>
/// Who joined, left and moved, from the log and the histories of those it names. The cost is that of reading them, once for two
/// days and instance; where the second is today, once a minute.
/// </summary>
public sealed class ChangesReading : IDisposable
{
    private const int Kept = 16;
    private const int MostLines = 50_000;
    private const int MostPeople = 10_000;
    private const int AtOnce = 8;

    private readonly IEmployeeStore _store;
    private readonly IAuditStore _log;
    private readonly ReadModel _people;
    private readonly TimeProvider _clock;
    private readonly Computed<(DateOnly, DateOnly, long), ChangesFound> _found;

    public ChangesReading(IEmployeeStore store, IAuditStore log, ReadModel people, TimeProvider clock)
    {
        (_store, _log, _people, _clock, _found) = (store, log, people, clock, new(Kept, clock));
        people.Withdrawn += _found.Drop;
    }

    /// <summary>What happened from the first day to the last, both included.</summary>
    /// <exception cref="StoreUnavailableException">It is not put together in time.</exception>
    public Task<ChangesFound> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var minute = to >= now.Day() ? now.UtcTicks / TimeSpan.TicksPerMinute : 0;
        return _found.GetAsync((from, to, minute), () => FindAsync(from, to), ct);
    }

    public void Dispose() => _people.Withdrawn -= _found.Drop;

    private async Task<ChangesFound> FindAsync(DateOnly from, DateOnly to)
    {
        var (start, end) = (PastBuild.EndOf(from).AddDays(-1), PastBuild.EndOf(to));
        var lines = 0;
        var changed = new HashSet<Guid>();
        await foreach (var line in _log.ReadAsync(from, to, before: null, CancellationToken.None).Take(MostLines))
        {
            lines++;
            if (line.Version is not null && changed.Add(Guid.Parse(line.Subject!)) && changed.Count == MostPeople)
                break;
        }
        var found = new ConcurrentBag<PersonChange>();
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, ct) =>
        {
            var history = await _store.GetHistoryAsync(id, ct);
            if (PersonChange.Between(Replay.At(history, start), Replay.At(history, end), _people.Find(id)) is { } change)
                found.Add(change);
        });
        return new(
            [.. found.OrderBy(change => change.Kind).ThenBy(change => change.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(change => change.Id)],
            Complete: lines < MostLines && changed.Count < MostPeople);
    }
}

/// <param name="All">Those who joined first, then those who left, then those who moved; each by name.</param>
/// <param name="Complete">False where so many changed that only the latest were looked at.</param>
public sealed record ChangesFound(IReadOnlyList<PersonChange> All, bool Complete);
