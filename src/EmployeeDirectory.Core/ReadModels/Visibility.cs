using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.ReadModels;

// Lists, search, counts and the chart contain only active people; others have lists for admins.
public enum Visibility
{
    Active,
    Left,
    Protected,
    Deleted
}

public static class VisibilityOf
{
    public static Visibility Visibility(this Employee employee) => employee switch
    {
        { IsDeleted: true } => ReadModels.Visibility.Deleted,
        { Protected: true } => ReadModels.Visibility.Protected,
        { Status: EmployeeStatus.Left } => ReadModels.Visibility.Left,
        _ => ReadModels.Visibility.Active
    };
}
