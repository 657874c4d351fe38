using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Core.ReadModels;

// Records are applied by version, so reading one twice is harmless; comparing all makes up for what a feed loses.
public sealed class ReadModelSync(
    IEmployeeStore store, SqliteDatabase database, ReadModel readModel, PeopleIndex index, ReadModelStatus status,
    ReadModelReconciler comparison, ReadModelCopies copies, SampleStaff sample, IHostApplicationLifetime lifetime, TimeProvider clock,
    ILogger<ReadModelSync> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReconcileEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan ReconcileAgainAfter = TimeSpan.FromMinutes(1);

    private ReadModelPosition? _position;
    private DateTimeOffset _reconcileTriedAt;
    private bool _wasDamaged;
    private Task? _reconciliation;

    // One caller at a time. An empty read model is filled first.
    public async Task CatchUpAsync(CancellationToken ct)
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
    }

    public async Task ReconcileAsync(CancellationToken ct)
    {
        Reconcile(ct);
        if (_reconciliation is not { } running)
            return;
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Reconcile(ct);
        status.Compared(_position!.ComparedAt);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PeriodicWork.RunAsync(
        Interval, clock,
        async () =>
        {
            await CatchUpAsync(stoppingToken);
            Reconcile(stoppingToken);
            await readModel.ScrubAsync(stoppingToken);
        },
        (fault, again) =>
        {
            if (!again)
                logger.LogError(
                    fault, "The read model cannot be brought up to date; lists stand still until it can");
            if (!status.Loaded && !database.IsDamaged)
                GoOnWithout(fault);
        },
        stoppingToken);

    // Lists of an earlier run are better than none. Without them, waiting does not repair damage.
    private void GoOnWithout(Exception fault)
    {
        if (_position is { } earlier)
            status.Synced(earlier.AsOf);
        else if (fault is StoreUnavailableException { IsDamage: true })
        {
            status.Failure = fault.Message;
            lifetime.StopApplication();
        }
    }

    // Runs beside the change feed, which must not wait for a full comparison.
    private void Reconcile(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_reconciliation is { IsCompleted: true } done)
        {
            _reconciliation = null;
            if (done.IsCompletedSuccessfully)
                _position = _position! with { ComparedAt = _reconcileTriedAt };
            else
                logger.LogError(
                    done.Exception,
                    "The read model could not be compared with the store; the comparison is tried again in a minute");
        }
        // Absolute differences, in case the clock was set back.
        var due = (now - _position!.ComparedAt).Duration() > ReconcileEvery
            && (now - _reconcileTriedAt).Duration() > ReconcileAgainAfter;
        if (_reconciliation is null && due)
        {
            _reconcileTriedAt = now;
            _reconciliation = Task.Run(() => comparison.RunAsync(ct), ct);
        }
    }

    // No lists until all records are read again, rather than incomplete ones.
    private async Task ThrowAwayAsync(CancellationToken ct)
    {
        logger.LogError("The read model's file is damaged and is built anew");
        status.Lost();
        (_position, _wasDamaged) = (null, true);
        await database.EmptyAsync(ct);
    }

    private async Task<ReadModelPosition> StartAsync(DateTimeOffset now, CancellationToken ct)
    {
        var earlier = ReadModelPosition.Read(database);
        if (earlier is not null && !status.Loaded)
            await readModel.LoadIndexAsync(ct);
        var identity = await IdentifyAsync(earlier, ct);
        if (earlier?.Identity == identity)
            return earlier;
        status.Lost();
        await readModel.ClearAsync(ct);
        if (!_wasDamaged && await copies.RestoreAsync(identity, ct) is { } copied)
            return copied;
        await sample.FillAsync(store, ct);
        return await ReadAllAsync(identity, now, ct);
    }

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

    // The cursor comes first, so that the feed repeats what changes during the scan.
    private async Task<ReadModelPosition> ReadAllAsync(string identity, DateTimeOffset now, CancellationToken ct)
    {
        var cursor = (await store.ReadChangesAsync(null, ct)).Cursor;
        await comparison.RunAsync(ct);
        var position = new ReadModelPosition(identity, cursor, AsOf: now, ComparedAt: now);
        await readModel.ApplyAsync([], ct, position);
        if (!index.IsLoaded)
            await readModel.LoadIndexAsync(ct);
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
