using System.Collections.Concurrent;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.History;

// Reading the histories is expensive, so each instance does it once per period; if it includes today, again after a change, at
// most once a minute.
public sealed class ChangesReader : IDisposable
{
    private const int Kept = 16;
    private const int MostLines = 50_000;
    private const int MostPeople = 10_000;
    private const int AtOnce = 8;

    private readonly IEmployeeStore _store;
    private readonly IAuditStore _log;
    private readonly ReadModel _people;
    private readonly TimeProvider _clock;
    private readonly SingleFlightCache<(DateOnly, DateOnly, long), ChangesFound> _found;
    // Separate, so that the overview does not delay /changes.
    private readonly SingleFlightCache<(DateOnly, DateOnly, long), ChangesFound> _ofMonth;
    private readonly Lock _gate = new();
    private (long Changes, long Minute) _seen = (-1, 0);

    public ChangesReader(IEmployeeStore store, IAuditStore log, ReadModel people, TimeProvider clock)
    {
        (_store, _log, _people, _clock, _found, _ofMonth) = (store, log, people, clock, new(Kept, clock), new(1, clock));
        people.Withdrawn += Drop;
    }

    // Both days are included. Throws StoreUnavailableException if it takes too long.
    public Task<ChangesFound> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct) => ReadAsync(_found, from, to, ct);

    public Task<ChangesFound> ReadMonthAsync(DateOnly today, CancellationToken ct) =>
        ReadAsync(_ofMonth, today.AddDays(1 - today.Day), today, ct);

    public void Dispose() => _people.Withdrawn -= Drop;

    private void Drop()
    {
        _found.Drop();
        _ofMonth.Drop();
    }

    private Task<ChangesFound> ReadAsync(
        SingleFlightCache<(DateOnly, DateOnly, long), ChangesFound> cache, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        return cache.GetAsync((from, to, to >= now.Day() ? MinuteOfChange(now) : 0), () => FindAsync(from, to), ct);
    }

    private long MinuteOfChange(DateTimeOffset now)
    {
        var (changes, minute) = (_people.Changes, now.UtcTicks / TimeSpan.TicksPerMinute);
        lock (_gate)
        {
            if (changes != _seen.Changes && minute > _seen.Minute)
                _seen = (changes, minute);
            return _seen.Minute;
        }
    }

    private async Task<ChangesFound> FindAsync(DateOnly from, DateOnly to)
    {
        var (start, end) = (PastDayBuilder.EndOf(from).AddDays(-1), PastDayBuilder.EndOf(to));
        var lines = 0;
        var changed = new HashSet<Guid>();
        await foreach (var line in _log.ReadAsync(from, to, before: null, CancellationToken.None).Take(MostLines))
        {
            lines++;
            if (line.Version is not null && changed.Add(Guid.Parse(line.Subject!)) && changed.Count == MostPeople)
                break;
        }
        // A person added before their start date joins on a day that may have no log line.
        changed.UnionWith(_people.Starting(from, to).Take(MostPeople - changed.Count));
        var found = new ConcurrentBag<PersonChange>();
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, ct) =>
        {
            var history = await _store.GetHistoryAsync(id, ct);
            if (PersonChange.Between(Replay.At(history, start), Replay.At(history, end), _people.Find(id), from, to)
                is { } change)
                found.Add(change);
        });
        return new(
            [.. found
                .OrderBy(change => change.Kind)
                .ThenBy(change => change.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(change => change.Id)],
            Complete: lines < MostLines && changed.Count < MostPeople);
    }
}

public sealed record ChangesFound(IReadOnlyList<PersonChange> All, bool Complete);
