using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Web.Features.Corrections;

// For the menu of every admin's page: asked for again after a few seconds, and the last known while the store is away.
public sealed class OpenCorrections(ICorrectionStore corrections, StoreCircuitBreaker store, TimeProvider clock)
{
    public const int Most = CorrectionsPage.MostListed;

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private volatile Known? _known;

    /// <returns>At most <see cref="Most"/>.</returns>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        if (_known is { } known && clock.GetElapsedTime(known.At) < KeptFor)
            return known.Count;
        var count = _known?.Count ?? 0;
        try
        {
            count = (await store.RunAsync(bounded => corrections.ListOpenAsync(Most, bounded), ct)).Count;
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
        }
        _known = new Known(count, clock.GetTimestamp());
        return count;
    }

    public void Forget() => _known = null;

    private sealed record Known(int Count, long At);
}
