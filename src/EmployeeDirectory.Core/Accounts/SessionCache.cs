namespace EmployeeDirectory.Core.Accounts;

// Sessions and their accounts as this instance last read them, good only while it follows their changes.
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
    private long? _currentAt;
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
        var (began, removals) = (_clock.GetTimestamp(), Interlocked.Read(ref _removals));
        var found = await _accounts.FindSessionAsync(accountId, sessionId, ct);
        lock (_lock)
            // A change that was removed while the store answered may be missing from the answer.
            if (found is ({ } account, { } session) && removals == _removals && _entries.Count < MaxEntries)
                _entries[(accountId, sessionId)] = new Entry(account, session, began);
        return found;
    }

    public async Task FollowAsync(CancellationToken ct)
    {
        var began = _clock.GetTimestamp();
        var changes = await _accounts.ReadChangesAsync(_clock.GetUtcNow() - Overlap, ct);
        lock (_lock)
        {
            foreach (var account in changes.Where(change => !_seen.Contains(change)).DistinctBy(change => change.AccountId))
                Remove(account.AccountId);
            _seen = [.. changes];
            foreach (var (key, _) in _entries.Where(entry => !IsFresh(entry.Value)).ToList())
                _entries.Remove(key);
            _currentAt = began;
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
