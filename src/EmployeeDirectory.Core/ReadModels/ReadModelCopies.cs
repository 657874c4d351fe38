using System.IO.Compression;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Core.ReadModels;

// New instances start from a copy of another's read model. Copies contain everybody, so hiding somebody deletes them.
public sealed class ReadModelCopies(
    SqliteDatabase database, ReadModel readModel, ReadModelStatus status, IOptions<StorageOptions> storage,
    TimeProvider clock, ILogger<ReadModelCopies> logger, IReadModelCopyStore? store = null) : BackgroundService
{
    private const int LargeChange = 1_000;
    private const int LargeShare = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UsualPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private long _withdrawals;

    private long? _handled = 0;
    private DateTimeOffset? _compared;
    private long _copied;
    private bool _missing;
    private DateTimeOffset _triedAt;

    private string Unpacked => storage.Value.PathOf("copied.db");

    private string Packed => storage.Value.PathOf("copied.db.br");

    /// <returns>Null if there is none, or none of this data set: then all records must be read from the store.</returns>
    public async Task<ReadModelPosition?> RestoreAsync(string identity, CancellationToken ct)
    {
        _handled = null;
        if (store is null)
            return null;
        try
        {
            if (!await store.FetchAsync(Packed, ct))
                return null;
            await UnpackAsync(ct);
            using var copy = new SqliteDatabase(Unpacked, "", "off");
            if (ReadModelPosition.Read(copy) is not { } position || position.Identity != identity)
                throw new InvalidDataException("It is of another table.");
            await database.ReplaceAsync(copy, ct);
            await readModel.LoadIndexAsync(ct);
            logger.LogInformation("The read model was copied from the bucket, as of {AsOf:O}", position.AsOf);
            _handled = Interlocked.Read(ref _withdrawals);
            return position;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            logger.LogWarning(
                "The copy of the read model in the bucket is not used, all records are read: {Reason}", fault.Message);
            return null;
        }
        finally
        {
            DeleteFiles();
        }
    }

    // Files of a start or write that was killed.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        DeleteFiles();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store is null)
            return;
        readModel.Withdrawn += OnWithdrawn;
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (status.Loaded)
                    await RunAsync(store, stoppingToken);
                failing = false;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing)
                    logger.LogWarning(fault, "The read model's copy in the bucket cannot be written or deleted; it is tried again");
                failing = true;
            }
            catch (OperationCanceledException)
            {
            }
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        readModel.Withdrawn -= OnWithdrawn;
    }

    private void OnWithdrawn() => Interlocked.Increment(ref _withdrawals);

    private async Task RunAsync(IReadModelCopyStore copies, CancellationToken ct)
    {
        var withdrawals = Interlocked.Read(ref _withdrawals);
        // Those who were hidden while all records were read were in no copy that fits.
        _handled ??= withdrawals;
        if (_handled != withdrawals)
        {
            await copies.DeleteAllAsync(ct);
            (_handled, _missing) = (withdrawals, true);
        }
        if (Pause() is { } pause && await copies.TakeTurnAsync(pause, ct))
            await WriteAsync(copies, withdrawals, ct);
    }

    private TimeSpan? Pause()
    {
        if (status.ComparedAt != _compared)
        {
            _compared = status.ComparedAt;
            return UsualPause;
        }
        var isLarge = readModel.AppliedRecords - _copied > Math.Max(LargeChange, readModel.Count(Visibility.Active) / LargeShare);
        var now = clock.GetUtcNow();
        if (!_missing && !isLarge || (now - _triedAt).Duration() < RetryAfter)
            return null;
        _triedAt = now;
        return ShortPause;
    }

    private async Task WriteAsync(IReadModelCopyStore copies, long withdrawals, CancellationToken ct)
    {
        // Until all of this is done.
        _missing = true;
        try
        {
            DeleteFiles();
            var applied = readModel.AppliedRecords;
            database.CopyTo(Unpacked);
            await PackAsync(ct);
            await copies.AddAsync(Packed, ct);
            (_copied, _missing) = (applied, false);
            // Somebody was hidden meanwhile, and other instances have deleted what was there before.
            if (withdrawals != Interlocked.Read(ref _withdrawals))
                await copies.DeleteAllAsync(ct);
        }
        finally
        {
            DeleteFiles();
        }
    }

    private async Task PackAsync(CancellationToken ct)
    {
        await using var source = File.OpenRead(Unpacked);
        await using var file = new FileStream(Packed, PrivateFiles.Options(FileMode.Create));
        await using var packed = new BrotliStream(file, CompressionLevel.Optimal);
        await source.CopyToAsync(packed, ct);
    }

    private async Task UnpackAsync(CancellationToken ct)
    {
        await using var file = File.OpenRead(Packed);
        await using var packed = new BrotliStream(file, CompressionMode.Decompress);
        await using var target = new FileStream(Unpacked, PrivateFiles.Options(FileMode.Create));
        await packed.CopyToAsync(target, ct);
    }

    private void DeleteFiles()
    {
        foreach (var file in (string[])[Packed, Unpacked, $"{Unpacked}-wal", $"{Unpacked}-shm"])
            File.Delete(file);
    }
}
