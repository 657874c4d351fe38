using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Suggestions;

/// <summary>Where admins take suggestions up and settle them.</summary>
public sealed class SuggestionDesk(ISuggestionStore store, AuditTrail trail, TimeProvider clock, ILogger<SuggestionDesk> logger)
{
    /// <summary>Null for one that is settled or gone, and for anyone but admins.</summary>
    public async Task<Suggestion?> FindOpenAsync(HttpContext http, Guid employeeId, Guid id, CancellationToken ct) =>
        http.Visitor().IsAdmin && await store.FindAsync(employeeId, id, ct) is { IsOpen: true } open ? open : null;

    /// <returns>False where someone else was first.</returns>
    public async Task<bool> SettleAsync(HttpContext http, Suggestion open, SuggestionState state, CancellationToken ct)
    {
        if (!await store.SettleAsync(open with { State = state, SettledAt = clock.GetUtcNow() }, ct))
            return false;
        await trail.RecordAsync(http, AuditKind.SuggestionSettled, open.EmployeeId.ToString(), $"{open.Field}: {state}");
        return true;
    }

    /// <summary>Settles what an admin has just saved. The save stands whatever happens here.</summary>
    public async Task CloseAsync(HttpContext http, Guid employeeId, Guid id, CancellationToken ct)
    {
        try
        {
            if (await FindOpenAsync(http, employeeId, id, ct) is { } open)
                await SettleAsync(http, open, SuggestionState.Accepted, ct);
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogWarning(fault, "The suggestion {Id} is saved and stays open", id);
        }
    }
}
