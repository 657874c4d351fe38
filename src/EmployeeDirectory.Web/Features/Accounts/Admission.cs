using System.Diagnostics.CodeAnalysis;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Search;

namespace EmployeeDirectory.Web.Features.Accounts;

public static class Admission
{
    /// <summary>Whoever has left or been deleted is out, whatever their account says, also once their record has expired.</summary>
    public static bool Admits(this ReadModel people, [NotNullWhen(true)] Account? account) =>
        account is { Disabled: false }
        && (account.EmployeeId is not { } id || people.Find(id) is { IsDeleted: false, Status: EmployeeStatus.Active });
}
