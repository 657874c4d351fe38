namespace EmployeeDirectory.Core.Accounts;

public enum Role
{
    Viewer,
    Employee,
    Admin
}
