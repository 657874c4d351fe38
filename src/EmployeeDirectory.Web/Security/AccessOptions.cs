namespace EmployeeDirectory.Web.Security;

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
