namespace EmployeeDirectory.Web.Features.Shared;

public static class PhoneLink
{
    /// <summary>What a tel: address takes (RFC 3966): digits, a leading plus, an extension.</summary>
    public static string Of(string phone)
    {
        var mark = phone.IndexOfAny(['x', 'X', 'e', 'E']);
        var number = Digits(mark < 0 ? phone : phone[..mark]);
        var plus = phone.TrimStart().StartsWith('+') ? "+" : "";
        return mark < 0 ? plus + number : $"{plus}{number};ext={Digits(phone[mark..])}";
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
