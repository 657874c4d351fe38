using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Web.Security;

public static class RequestAuthor
{
    public static Author Author(this HttpContext http, Guid submissionId)
    {
        var user = http.CheckedUser();
        return new(
            user.AccountId ?? CurrentUser.Anonymous,
            http.ClientAddress()?.ToString(),
            http.TraceIdentifier,
            submissionId,
            user.EmployeeId);
    }
}
