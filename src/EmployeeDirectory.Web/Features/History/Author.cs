using EmployeeDirectory.Web.Features.Edge;

namespace EmployeeDirectory.Web.Features.History;

/// <summary>Who changes a record, and from where.</summary>
/// <param name="SubmissionId">Made with the form, so that posting it twice changes things once.</param>
public sealed record Author(string Name, string? Address, string? RequestId, Guid SubmissionId)
{
    public static Author Of(HttpContext http, Guid submissionId) => new(
        http.User.Identity?.Name ?? "anonymous",
        http.ClientAddress()?.ToString(),
        http.TraceIdentifier,
        submissionId);
}
