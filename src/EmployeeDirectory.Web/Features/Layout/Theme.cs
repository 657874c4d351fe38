namespace EmployeeDirectory.Web.Features.Layout;

public enum Theme
{
    System,
    Light,
    Dark
}
