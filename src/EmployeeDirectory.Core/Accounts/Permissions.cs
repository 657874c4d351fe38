using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.Accounts;

public static class Permissions
{
    public static bool MayEdit(this CurrentUser user, Guid employeeId) => user.IsAdmin || user.EmployeeId == employeeId;

    // Protected people see themselves; only admins see the deleted, whom they can restore.
    public static bool MaySee(this CurrentUser user, Employee employee) =>
        employee is { Protected: false, IsDeleted: false }
        || user.IsAdmin
        || employee is { IsDeleted: false } && user.EmployeeId == employee.Id;
}
