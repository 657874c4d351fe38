namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>Someone whom an identity provider vouches for.</summary>
/// <param name="EmailVerified">Only then does the address lead to a person's record, and only at the first sign-in.</param>
public sealed record ExternalIdentity(string Issuer, string Subject, string Name, string? Email, bool EmailVerified, bool IsAdmin);
