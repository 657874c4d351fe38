namespace EmployeeDirectory.Core.Accounts;

public enum Role
{
    Viewer,
    Employee,
    Admin
}

public static class Roles
{
    public static Role For(this Role role, Guid? employeeId) =>
        role == Role.Admin ? Role.Admin : employeeId is null ? Role.Viewer : Role.Employee;
}
