namespace EmployeeDirectory.Web.Features.SignIn;

public sealed record ExternalIdentity(
    string Issuer, string Subject, string Name, string? Email, bool EmailVerified, bool IsAdmin);
