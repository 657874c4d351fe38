using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Security;

public sealed class AuditTrail(IAuditStore log, TimeProvider clock, ILogger<AuditTrail> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="detail">No secrets and no field values; cut to <see cref="AuditEvent.MaxDetail"/>.</param>
    public AuditEvent Event(
        HttpContext http, AuditKind kind, string? subject = null, string? detail = null, string? by = null)
    {
        var now = clock.GetUtcNow();
        return new AuditEvent(
            Guid.CreateVersion7(now),
            now,
            kind,
            by ?? http.CurrentUser().AccountId ?? CurrentUser.Anonymous,
            subject,
            http.ClientAddress()?.ToString(),
            http.TraceIdentifier,
            detail is null ? null : PlainText.Cut(detail, AuditEvent.MaxDetail));
    }

    /// <summary>Never fails a request: an event that the store does not take goes to the console log.</summary>
    /// <param name="detail">As in <see cref="Event"/>.</param>
    public async Task RecordAsync(
        HttpContext http, AuditKind kind, string? subject = null, string? detail = null, string? by = null)
    {
        var happened = Event(http, kind, subject, detail, by);
        // Not the request's token: a client that disconnects is recorded, too.
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await log.AppendAsync(happened, patience.Token);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
            logger.LogError(
                fault,
                "The log did not take {Kind} by {By} of {Subject} from {Address}",
                kind,
                happened.By,
                subject,
                happened.Address);
        }
    }
}
