using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>Where a message to somebody is written, as the company's chat wants it: Chat__Link.</summary>
/// <param name="template">
/// An address in which {email} and {number} stand for a person's e-mail address and employee number; null for no chat.
/// </param>
public sealed class ChatLink(string? template)
{
    public const string Setting = "Chat:Link";

    private const string Email = "{email}";
    private const string Number = "{number}";

    // Those that run something, or show what the address itself holds.
    private static readonly string[] Refused = ["javascript", "data", "vbscript", "file", "blob"];

    public static bool IsTemplate(string text) =>
        (text.Contains(Email, StringComparison.Ordinal) || text.Contains(Number, StringComparison.Ordinal))
        && Uri.TryCreate(Filled(text, "ada@example.com", "1"), UriKind.Absolute, out var address) && !Refused.Contains(address.Scheme);

    /// <returns>Null where the person lacks what the address needs.</returns>
    public string? For(Employee person) =>
        template is null
        || person.Email is null && template.Contains(Email, StringComparison.Ordinal)
        || person.EmployeeNumber is null && template.Contains(Number, StringComparison.Ordinal)
            ? null
            : Filled(template, person.Email ?? "", person.EmployeeNumber ?? "");

    private static string Filled(string template, string email, string number) => template
        .Replace(Email, Uri.EscapeDataString(email), StringComparison.Ordinal)
        .Replace(Number, Uri.EscapeDataString(number), StringComparison.Ordinal);
}
