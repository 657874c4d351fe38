using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.History;

/// <summary>Tells the company-wide log what visitors do besides changing records.</summary>
public sealed class AuditTrail(IAuditStore log, TimeProvider clock, ILogger<AuditTrail> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Never fails a request: what the store did not take is in the program's own log instead.</summary>
    /// <param name="subject">The id of an employee or account.</param>
    /// <param name="detail">No secrets and nobody's values; cut off after <see cref="AuditEvent.MaxDetail"/> characters.</param>
    /// <param name="by">The account, where the request does not tell it: of who is just signing in.</param>
    public async Task RecordAsync(HttpContext http, AuditKind kind, string? subject = null, string? detail = null, string? by = null)
    {
        var now = clock.GetUtcNow();
        var happened = new AuditEvent(
            Guid.CreateVersion7(now), now, kind, by ?? http.Visitor().AccountId ?? Visitor.Anonymous, subject, http.ClientAddress()?.ToString(), http.TraceIdentifier,
            detail?[..Math.Min(detail.Length, AuditEvent.MaxDetail)]);
        // A visitor who hangs up is told of all the same.
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await log.AppendAsync(happened, patience.Token);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
            logger.LogError(fault, "The log did not take {Kind} by {By} of {Subject} from {Address}", kind, happened.By, subject, happened.Address);
        }
    }
}
