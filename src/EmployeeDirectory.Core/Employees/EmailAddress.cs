using System.Globalization;
using System.Net.Mail;
using System.Text;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

public static class EmailAddress
{
    private static readonly string[] Schemes = ["mailto://", "mailto:", "smtp:"];
    private const int LongestUser = 64;

    // Accepts pasted forms: Ada Lovelace <ada@example.com>, mailto:ada@example.com. Copied text adds odd spaces.
    public static string? Clean(string? text)
    {
        if (text is null)
            return null;
        var address = Trim(
            PlainText.Clean(string.Concat(text.Where(letter => letter == ' ' || !IsSpace(letter)))) ?? "");
        if (address.EndsWith('>'))
            address = address[(address.LastIndexOf('<') + 1)..^1];
        if (Schemes.FirstOrDefault(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            is { } scheme)
            address = address[scheme.Length..].Split('?')[0];
        // Full-width letters and signs become plain ones.
        address = PlainText.Normalize(address, NormalizationForm.FormKC).Replace('。', '.')
            .Replace(" @", "@", StringComparison.Ordinal).Replace("@ ", "@", StringComparison.Ordinal);
        return PlainText.Clean(Trim(address));
    }

    public static string? Key(string? text) => Clean(text)?.ToLowerInvariant();

    public static bool IsValid(string address) =>
        MailAddress.TryCreate(address, out var parsed)
        && parsed.Address == address
        && !address.Any(IsForbidden)
        && parsed.User.Length <= LongestUser;

    private static bool IsForbidden(char letter) =>
        letter is '"' or '?' || char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static string Trim(string address) => address.Trim().TrimEnd('.', '…', '。', ';', ',', ' ');

    private static bool IsSpace(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator;
}
