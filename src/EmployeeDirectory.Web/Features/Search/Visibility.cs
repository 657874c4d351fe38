using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>In which list a person stands. Only the active are anywhere but on their own page and the admins' lists.</summary>
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
        { IsDeleted: true } => Search.Visibility.Deleted,
        { Protected: true } => Search.Visibility.Protected,
        { Status: EmployeeStatus.Left } => Search.Visibility.Left,
        _ => Search.Visibility.Active
    };
}
