namespace EmployeeDirectory.Web.Features.Shared;

public static class PhoneLink
{
    private const string TrunkZero = "(0)";
    private const string Italy = "+39";

    /// <summary>What a tel: address takes (RFC 3966): digits, a leading plus, an extension.</summary>
    public static string Of(string phone)
    {
        var mark = phone.IndexOfAny(['x', 'X', 'e', 'E']);
        var (number, extension) = mark < 0 ? (phone, "") : (phone[..mark], $";ext={Digits(phone[mark..])}");
        if (!number.StartsWith('+'))
            return Digits(number) + extension;
        // Only dialled within a country, but for Italy, whose numbers keep it.
        if (!number.StartsWith(Italy, StringComparison.Ordinal))
            number = number.Replace(TrunkZero, "", StringComparison.Ordinal);
        return $"+{Digits(number)}{extension}";
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
