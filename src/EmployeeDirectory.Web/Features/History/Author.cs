using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Edge;

namespace EmployeeDirectory.Web.Features.History;

/// <summary>Who changes a record, and from where.</summary>
/// <param name="By">The id of an account; names are looked up when they are shown, and can be erased.</param>
/// <param name="SubmissionId">Made with the form, so that posting it twice changes things once.</param>
public sealed record Author(string By, string? Address, string? RequestId, Guid SubmissionId)
{
    /// <exception cref="Shared.StoreUnavailableException">Who they are could not be checked.</exception>
    public static Author Of(HttpContext http, Guid submissionId) => new(
        http.CheckedVisitor().AccountId ?? Visitor.Anonymous,
        http.ClientAddress()?.ToString(),
        http.TraceIdentifier,
        submissionId);
}
