using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Text;
using PhoneNumbers;

namespace EmployeeDirectory.Core.Employees;

public sealed partial record PhoneNumber(string Number, string Extension)
{
    public const int MaxLength = 60;

    private const int FewestDigits = 3;

    // ITU-T E.164.
    private const int MostDigits = 15;
    private const RegexOptions Linear =
        RegexOptions.NonBacktracking
        | RegexOptions.CultureInvariant
        | RegexOptions.IgnoreCase
        | RegexOptions.ExplicitCapture;

    private static readonly Regex Scheme = new(
        @"^(tel|callto|telefon|phone|mobile|mob|cell|[tmp])[.: ]{1,3}(//)?", Linear);

    // RFC 3966 parameters as signatures write them, and digits after the pauses that phones dial.
    private static readonly Regex ExtensionParameter = new(
        @"([,;] ?(ext|extn|extension|x|#)[ .:=#]{0,3}|,,+ ?|(?<before>[0-9)]) ?[pw]{1,3} ?)(?<digit>[0-9])", Linear);

    // RFC 3966 parameters that are not dialled, and the # that ends digits sent after a pause.
    private static readonly Regex Undialled = new(@";(phone-context|isub)=[^;,\n]*|#+$", Linear);

    private const string ExtensionWords =
        "x|ext|extn|extension|#|dw|durchwahl|app|poste|int|interno|ramal|wew|tst|dahili|доб|内線|转|轉|内线|내선";

    private static readonly Regex Pattern = new(
        $@"^(?<number>\(?\+?[0-9 ().\-/]{{3,30}}?) ?\(?(({ExtensionWords})[ .:=#]{{0,3}}(?<extension>[0-9]{{1,8}})\)?)?$", Linear);

    private static readonly Regex ExtensionAlone = new(
        $@"^({ExtensionWords})[ .:=#]{{0,3}}(?<extension>[0-9]{{1,8}})$", Linear);

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    private readonly PhoneNumbers.PhoneNumber? _planned = Plan(Number);

    public bool IsGlobal => Number.TrimStart('(').StartsWith('+');

    public static IEnumerable<string> Split(string text) =>
        WithExtension(PlainText.WellFormed(text)).Split([',', ';', '\n']);

    public static string? Clean(string? text)
    {
        if (PlainText.Clean(text) is not { } clean)
            return null;
        if (clean.All(sign =>
            char.IsAsciiDigit(sign) || "+-().".Contains(sign, StringComparison.Ordinal) || sign == ' '))
            return clean;
        var plain = string.Concat(PlainText.AsciiDigits(clean.Normalize(NormalizationForm.FormKC)).Select(Plain));
        if (Scheme.Match(plain) is { Success: true } scheme)
            plain = Uri.UnescapeDataString(plain[scheme.Length..]);
        return PlainText.Clean(WithExtension(plain));
    }

    /// <summary>As dialled, also with an international prefix in place of the plus sign.</summary>
    public static PhoneNumber? ParseDialled(string text) => Parse(InternationalPrefix().Replace(text, "+"));

    public static PhoneNumber? Parse(string? text) =>
        Clean(text) is { } clean && Pattern.Match(clean) is { Success: true } match
        && new PhoneNumber(match.Groups["number"].Value, match.Groups["extension"].Value) is { IsTooLong: false } number
        && Digits(number.Number).Length >= FewestDigits
            ? number
            : null;

    public static string? ParseExtension(string? text) =>
        PlainText.Clean(text) is { } clean
        && ExtensionAlone.Match(PlainText.AsciiDigits(clean)) is { Success: true } match
            ? match.Groups["extension"].Value
            : null;

    // E.164 leaves out the trunk prefix, which is dialled only inside the country.
    public string Dialled() => _planned is not null ? Plans.Format(_planned, PhoneNumberFormat.E164)
        : IsGlobal ? $"+{Digits(Number)}"
        : Digits(Number);

    // Without the country code and the trunk prefix.
    public string NationalDigits() => _planned is not null
        ? Plans.GetNationalSignificantNumber(_planned)
        : Digits(Number).TrimStart('0');

    // Catches two numbers written one after the other.
    private bool IsTooLong => _planned is not null
        ? Plans.IsPossibleNumberWithReason(_planned) == PhoneNumberUtil.ValidationResult.TOO_LONG
        : Digits(Number).Length > MostDigits;

    private static PhoneNumbers.PhoneNumber? Plan(string number)
    {
        if (!number.TrimStart('(').StartsWith('+'))
            return null;
        try
        {
            return Plans.Parse(number, defaultRegion: null);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static string WithExtension(string text) =>
        ExtensionParameter.Replace(Undialled.Replace(text, ""), "${before} ext. ${digit}");

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"^(?:00|011 ?)(?=[1-9](?:[ ().\-/]*[0-9]){5})", RegexOptions.CultureInvariant)]
    private static partial Regex InternationalPrefix();

    private static char Plain(char sign) => sign switch
    {
        '\u2212' or '\u2043' or '\u02D7' or '\u30FC' => '-',
        '·' or '•' or '‧' or '∙' => '.',
        '⁄' or '∕' => '/',
        '[' or '{' => '(',
        ']' or '}' => ')',
        _ => char.GetUnicodeCategory(sign) == UnicodeCategory.DashPunctuation ? '-' : sign
    };
}
