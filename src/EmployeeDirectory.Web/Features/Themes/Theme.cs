namespace EmployeeDirectory.Web.Features.Themes;

/// <summary>What the pages' colours follow.</summary>
public enum Theme
{
    System,
    Light,
    Dark
}
