namespace EmployeeDirectory.Web.Features.Access;

/// <summary>What someone may do, each more than the one before.</summary>
public enum Role
{
    /// <summary>Looks at people.</summary>
    Viewer,

    /// <summary>Has a record of their own, and keeps a part of it.</summary>
    Employee,

    /// <summary>May do everything.</summary>
    Admin
}
