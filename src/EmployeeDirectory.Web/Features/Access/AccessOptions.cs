namespace EmployeeDirectory.Web.Features.Access;

/// <summary>Configuration section <c>Access</c>: who may browse.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    public Browse Browse { get; set; }
}

public enum Browse
{
    Anyone,
    SignedIn
}
