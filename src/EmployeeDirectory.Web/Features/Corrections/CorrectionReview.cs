using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Web.Features.Corrections;

public sealed class CorrectionReview(
    ICorrectionStore store, OpenCorrections openCount, AuditTrail trail, TimeProvider clock, ILogger<CorrectionReview> logger)
{
    public async Task<Correction?> FindOpenAsync(HttpContext http, Guid employeeId, Guid id, CancellationToken ct) =>
        http.CurrentUser().IsAdmin && await store.FindAsync(employeeId, id, ct) is { IsOpen: true } open ? open : null;

    // False if another admin settled it first.
    public async Task<bool> SettleAsync(HttpContext http, Correction open, CorrectionState state, CancellationToken ct)
    {
        if (!await store.SettleAsync(Settled(open, state), ct))
            return false;
        await RecordAsync(http, open, state);
        await SettleAlikeAsync(http, open, state, ct);
        return true;
    }

    public async Task SettleAlikeAsync(HttpContext http, Correction settled, CorrectionState state, CancellationToken ct)
    {
        if (settled.Value is null)
            return;
        foreach (var same in await store.ListOpenAboutAsync(settled.EmployeeId, ct))
            if (same.Id != settled.Id && same.SaysTheSameAs(settled)
                && same.At <= (settled.SettledAt ?? DateTimeOffset.MaxValue) && await store.SettleAsync(Settled(same, state), ct))
                await RecordAsync(http, same, state);
    }

    // The request that decided may have ended before the same reports by others were settled.
    public async Task FinishAsync(HttpContext http, Guid employeeId, Guid id, CancellationToken ct)
    {
        if (await store.FindAsync(employeeId, id, ct) is { IsOpen: false } settled)
            await SettleAlikeAsync(http, settled, settled.State, ct);
    }

    public Correction Settled(Correction open, CorrectionState state) =>
        open with { State = state, SettledAt = clock.GetUtcNow() };

    public Task RecordAsync(HttpContext http, Correction settled, CorrectionState state)
    {
        openCount.Forget();
        return trail.RecordAsync(
            http, AuditKind.SuggestionSettled, settled.EmployeeId.ToString(), $"{settled.Field}: {state}");
    }

    // Called after the save, which stands even if this fails. False if another admin declined the suggestion first.
    public async Task<bool> CloseAsync(HttpContext http, Guid employeeId, Guid id, CancellationToken ct)
    {
        try
        {
            if (await FindOpenAsync(http, employeeId, id, ct) is { } open
                && await SettleAsync(http, open, CorrectionState.Accepted, ct))
                return true;
            return !http.CurrentUser().IsAdmin
                || await store.FindAsync(employeeId, id, ct) is not { State: CorrectionState.Declined };
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogWarning(fault, "The suggestion {Id} is saved and stays open", id);
            return true;
        }
    }
}
