using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Access;

/// <summary>Admins do not take the directory from themselves, so that there always is one left.</summary>
public static class LockingOut
{
    public const string Problem = "Another admin has to do this for you, so that you do not lock yourself out.";

    /// <summary>Whether the visitor's own record would say that they have left or are deleted, which ends their account's access.</summary>
    public static bool LocksOut(this HttpContext http, Employee next) =>
        next is not { IsDeleted: false, Status: EmployeeStatus.Active } && http.Visitor().EmployeeId == next.Id;
}
