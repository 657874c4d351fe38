using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>
/// Fills the read model once and then follows the store's changes, each second. Everything is taken over by version, so
/// reading a change twice is harmless; reading everything anew now and then makes up for whatever a feed could lose.
/// </summary>
public sealed class ReadModelSync(
    IEmployeeStore store, SqliteDatabase database, ReadModel readModel, ReadModelStatus status, ReadModelComparison comparison,
    SampleStaff sample, TimeProvider clock, ILogger<ReadModelSync> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReconcileEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan ReconcileAgainAfter = TimeSpan.FromMinutes(1);

    private ReadModelPosition? _position;
    private DateTimeOffset _reconcileTriedAt;
    private bool _failing;
    private Task? _reconciliation;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SyncAsync(stoppingToken);
                _failing = false;
            }
            // Whatever it is: lists that stand still are better than an instance that stops.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                if (!_failing)
                    logger.LogError(fault, "The read model cannot be brought up to date; lists stand still until it can");
                _failing = true;
            }
            catch (OperationCanceledException)
            {
            }
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SyncAsync(CancellationToken ct)
    {
        if (database.IsDamaged)
            await ThrowAwayAsync(ct);
        var asOf = clock.GetUtcNow();
        _position ??= await StartAsync(asOf, ct);
        while (await FollowAsync(asOf, ct))
        {
        }
        status.Synced(asOf);
        status.Compared(_position.ComparedAt);
        Reconcile(asOf, ct);
        await readModel.ScrubAsync(ct);
    }

    /// <summary>Beside the following, which must not wait for a comparison with all there is.</summary>
    private void Reconcile(DateTimeOffset now, CancellationToken ct)
    {
        if (_reconciliation is { IsCompleted: true } done)
        {
            _reconciliation = null;
            if (done.IsCompletedSuccessfully)
                _position = _position! with { ComparedAt = _reconcileTriedAt };
            else
                logger.LogError(done.Exception, "The read model could not be compared with the store; the comparison is tried again in a minute");
        }
        // Of either sign, for a clock that was set back.
        var due = (now - _position!.ComparedAt).Duration() > ReconcileEvery && (now - _reconcileTriedAt).Duration() > ReconcileAgainAfter;
        if (_reconciliation is null && due)
        {
            _reconcileTriedAt = now;
            _reconciliation = Task.Run(() => comparison.RunAsync(ct), ct);
        }
    }

    /// <summary>There are no lists until all is read again, rather than some that lack people.</summary>
    private async Task ThrowAwayAsync(CancellationToken ct)
    {
        logger.LogError("The read model's file is damaged and is built anew");
        status.Lost();
        _position = null;
        await database.EmptyAsync(ct);
    }

    /// <summary>Goes on from the file of an earlier run where it was filled from this very store.</summary>
    private async Task<ReadModelPosition> StartAsync(DateTimeOffset now, CancellationToken ct)
    {
        var earlier = ReadModelPosition.Read(database);
        if (!status.Loaded)
            await readModel.LoadFacetsAsync(ct);
        var identity = await IdentifyAsync(earlier, ct);
        if (earlier?.Identity == identity)
            return earlier;
        await readModel.ClearAsync(ct);
        await sample.FillAsync(store, ct);
        return await ReadAllAsync(identity, now, ct);
    }

    /// <summary>While the store is out of reach, the lists of an earlier run are better than none.</summary>
    private async Task<string> IdentifyAsync(ReadModelPosition? earlier, CancellationToken ct)
    {
        try
        {
            return await store.GetIdentityAsync(ct);
        }
        catch (StoreUnavailableException) when (earlier is not null)
        {
            status.Synced(earlier.AsOf);
            throw;
        }
    }

    /// <summary>The cursor is taken first, so that what changes during the reading is read again by the feed.</summary>
    private async Task<ReadModelPosition> ReadAllAsync(string identity, DateTimeOffset now, CancellationToken ct)
    {
        var cursor = (await store.ReadChangesAsync(null, ct)).Cursor;
        await comparison.RunAsync(ct);
        var position = new ReadModelPosition(identity, cursor, AsOf: now, ComparedAt: now);
        await readModel.ApplyAsync([], ct, position);
        return position;
    }

    private async Task<bool> FollowAsync(DateTimeOffset now, CancellationToken ct)
    {
        var page = await store.ReadChangesAsync(_position!.Cursor, ct);
        if (page.Expired)
        {
            _position = await ReadAllAsync(_position.Identity, now, ct);
            return true;
        }
        if (page.Cursor == _position.Cursor)
            return false;
        var next = _position with { Cursor = page.Cursor, AsOf = now };
        await readModel.ApplyAsync(await comparison.NewerAsync(page.Changed, ct), ct, next);
        _position = next;
        return page.More;
    }
}
