namespace EmployeeDirectory.Web.Features.Employees;

public static class MailLink
{
    // RFC 6068: the "@" before the domain stays unescaped.
    public static string For(string email) =>
        $"mailto:{Uri.EscapeDataString(email).Replace("%40", "@", StringComparison.Ordinal)}";
}
