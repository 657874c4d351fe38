namespace EmployeeDirectory.Core.Accounts;

// Sessions and their accounts as this instance last read them. Valid only while the changes of accounts are being read.
public sealed class SessionCache
{
    public static readonly TimeSpan MaxLag = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    // A minute more than an entry lives, for late writes and clocks that differ.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);
    private const int MaxEntries = 10_000;

    private readonly IAccountStore _accounts;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string AccountId, string SessionId), Entry> _entries = [];
    private HashSet<AccountChange> _seen = [];
    private HashSet<AccountChange> _seenBefore = [];
    private long? _currentAt;
    private DateTimeOffset? _followedAt;
    private long _removals;

    public SessionCache(IAccountStore accounts, TimeProvider clock)
    {
        (_accounts, _clock) = (accounts, clock);
        accounts.Changed += Remove;
    }

    public (Account Account, Session Session)? Find(string accountId, string sessionId)
    {
        lock (_lock)
            return _currentAt is { } current && _clock.GetElapsedTime(current) < MaxLag
                && _entries.TryGetValue((accountId, sessionId), out var entry) && IsFresh(entry)
                ? (entry.Account, entry.Session)
                : null;
    }

    public async Task<(Account? Account, Session? Session)> ReadAsync(
        string accountId, string sessionId, CancellationToken ct)
    {
        long removals;
        lock (_lock)
            removals = _removals;
        var began = _clock.GetTimestamp();
        var found = await _accounts.FindSessionAsync(accountId, sessionId, ct);
        lock (_lock)
            // An account that changed during the read may have been read before its change.
            if (found is ({ } account, { } session) && removals == _removals && _entries.Count < MaxEntries)
                _entries[(accountId, sessionId)] = new Entry(account, session, began);
        return found;
    }

    public async Task FollowAsync(CancellationToken ct)
    {
        var (began, now) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        var changes = await _accounts.ReadChangesAsync(now - Overlap, ct);
        lock (_lock)
        {
            // Twice, as a query may see the change before the account and session that were written with it.
            var changed = changes.Where(change => !_seenBefore.Contains(change)).Select(change => change.AccountId).ToHashSet();
            (_seenBefore, _seen) = (_seen, [.. changes]);
            _removals += changed.Count;
            // The timestamps of a machine that was paused stand still.
            var wasPaused = _followedAt is { } last && (now - last).Duration() > MaxAge;
            foreach (var (key, _) in _entries.Where(
                entry => wasPaused || changed.Contains(entry.Key.AccountId) || !IsFresh(entry.Value)).ToList())
                _entries.Remove(key);
            (_currentAt, _followedAt) = (began, now);
        }
    }

    private bool IsFresh(Entry entry) => _clock.GetElapsedTime(entry.ReadAt) < MaxAge;

    private void Remove(string accountId)
    {
        lock (_lock)
        {
            _removals++;
            foreach (var key in _entries.Keys.Where(key => key.AccountId == accountId).ToList())
                _entries.Remove(key);
        }
    }

    private sealed record Entry(Account Account, Session Session, long ReadAt);
}
