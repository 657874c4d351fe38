namespace EmployeeDirectory.Web.Features.Shared;

public static class MailLink
{
    /// <summary>A mailto: address (RFC 6068), in which only what is not plain is escaped.</summary>
    public static string Of(string email) => $"mailto:{Uri.EscapeDataString(email).Replace("%40", "@", StringComparison.Ordinal)}";
}
