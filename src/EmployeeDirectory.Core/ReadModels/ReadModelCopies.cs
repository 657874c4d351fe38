using System.IO.Compression;
using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Core.ReadModels;

// New instances start from a copy of another's read model. Copies have all records, so hiding somebody deletes them.
public sealed class ReadModelCopies(
    SqliteDatabase database, ReadModel readModel, ReadModelStatus status, IOptions<StorageOptions> storage,
    IWorkTurns turns, TimeProvider clock, ILogger<ReadModelCopies> logger, IReadModelCopyStore? store = null)
    : BackgroundService
{
    private const int LargeChange = 1_000;
    private const int LargeShare = 10;
    private const long Filling = -1;
    private const string Restored = "restored.db", Copied = "copied.db";

    private static readonly string Turn = $"copy of read model {ReadModelSchema.Version}";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Shorter than the hour between comparisons, which do not all take as long.
    private static readonly TimeSpan UsualPause = TimeSpan.FromMinutes(55);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMinutes(10);

    // After copies are deleted: by then other instances know who is hidden, and the file is scrubbed.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FastestClock = TimeSpan.FromSeconds(30);

    private long _handled;
    private DateTimeOffset? _compared;
    private long _copied;
    private bool _missing;
    private DateTimeOffset _triedAt;

    /// <returns>Null if there is none, or none of this data set: then all records must be read from the store.</returns>
    public async Task<ReadModelPosition?> RestoreAsync(string identity, CancellationToken ct)
    {
        Volatile.Write(ref _handled, Filling);
        if (store is null)
            return null;
        var (path, packed) = Files(Restored);
        try
        {
            _missing = !await store.FetchAsync(packed, ct);
            if (_missing)
                return null;
            await UnpackAsync(packed, path, ct);
            var position = Position(path, identity);
            await database.ReplaceAsync(path, ct);
            await readModel.LoadIndexAsync(ct);
            logger.LogInformation("The read model was copied from the bucket, as of {AsOf:O}", position.AsOf);
            Volatile.Write(ref _handled, readModel.Withdrawals);
            return position;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            _missing = true;
            logger.LogWarning(
                "The copy of the read model in the bucket is not used, all records are read: {Reason}", fault.Message);
            if (database.IsDamaged)
                await database.EmptyAsync(ct);
            return null;
        }
        finally
        {
            Delete(Restored);
        }
    }

    public async Task DeleteWithdrawnAsync(CancellationToken ct)
    {
        var withdrawals = readModel.Withdrawals;
        Interlocked.CompareExchange(ref _handled, withdrawals, Filling);
        if (store is null || Volatile.Read(ref _handled) == withdrawals)
            return;
        await store.DeleteAllAsync(ct);
        Volatile.Write(ref _handled, withdrawals);
        (_missing, _triedAt) = (true, clock.GetUtcNow());
    }

    public async Task WriteWhenDueAsync(CancellationToken ct)
    {
        var (now, compared) = (clock.GetUtcNow(), status.ComparedAt);
        if (store is null || (now - _triedAt).Duration() < RetryAfter || Pause(compared) is not { } pause)
            return;
        _triedAt = now;
        var isTurn = await turns.TakeAsync(Turn, pause, ct);
        _compared = compared;
        if (isTurn)
            await WriteAsync(store, ct);
    }

    // Files may be left of a start or a write that was killed.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Delete(Restored);
        Delete(Copied);
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => store is null
        ? Task.CompletedTask
        : PeriodicWork.RunAsync(
            Interval, clock,
            async () =>
            {
                if (!status.Loaded)
                    return;
                await DeleteWithdrawnAsync(stoppingToken);
                await WriteWhenDueAsync(stoppingToken);
            },
            (fault, again) =>
            {
                if (!again)
                    logger.LogWarning(
                        fault, "The read model's copy in the bucket cannot be written or deleted; it is tried again");
            },
            stoppingToken);

    private TimeSpan? Pause(DateTimeOffset? compared)
    {
        if (_missing)
            return RetryAfter;
        if (compared != _compared)
            return UsualPause;
        var applied = readModel.AppliedRecords - _copied;
        return applied > LargeChange && applied > readModel.Count(Visibility.Active) / LargeShare ? ShortPause : null;
    }

    private async Task WriteAsync(IReadModelCopyStore copies, CancellationToken ct)
    {
        var (path, packed) = Files(Copied);
        _missing = true;
        try
        {
            var applied = readModel.AppliedRecords;
            database.RequireSound();
            database.CopyTo(path);
            using (var copy = new SqliteDatabase(path, "", "off"))
                copy.Check();
            await PackAsync(path, packed, ct);
            await copies.AddAsync(packed, ct);
            (_copied, _missing) = (applied, false);
        }
        finally
        {
            Delete(Copied);
        }
    }

    private ReadModelPosition Position(string path, string identity)
    {
        using var copy = new SqliteDatabase(path, "", "off");
        if (ReadModelPosition.Read(copy) is not { } position || position.Identity != identity)
            throw new InvalidDataException("It belongs to another table.");
        return position.AsOf <= clock.GetUtcNow() + FastestClock
            ? position
            : throw new InvalidDataException("The clock of its writer was ahead of this one.");
    }

    private static async Task PackAsync(string from, string to, CancellationToken ct)
    {
        await using var source = File.OpenRead(from);
        await using var file = new FileStream(to, PrivateFiles.Options(FileMode.Create));
        await using var packed = new BrotliStream(file, CompressionLevel.Optimal);
        await source.CopyToAsync(packed, ct);
    }

    private static async Task UnpackAsync(string from, string to, CancellationToken ct)
    {
        await using var file = File.OpenRead(from);
        await using var packed = new BrotliStream(file, CompressionMode.Decompress);
        await using var target = new FileStream(to, PrivateFiles.Options(FileMode.Create));
        await packed.CopyToAsync(target, ct);
    }

    private (string Database, string Packed) Files(string name) =>
        (storage.Value.PathOf(name), storage.Value.PathOf($"{name}.br"));

    private void Delete(string name)
    {
        foreach (var file in (string[])[name, $"{name}.br", $"{name}-wal", $"{name}-shm", $"{name}-journal"])
            File.Delete(storage.Value.PathOf(file));
    }
}
