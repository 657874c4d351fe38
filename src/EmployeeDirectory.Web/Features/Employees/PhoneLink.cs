using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.Employees;

public static class PhoneLink
{
    // A tel: URI (RFC 3966) without its scheme.
    public static string For(string phone) => PhoneNumber.Parse(phone) switch
    {
        null => string.Concat(PlainText.AsciiDigits(phone).Where(char.IsAsciiDigit)),
        { Extension: "" } number => number.Dialled(),
        var number => $"{number.Dialled()};ext={number.Extension}"
    };
}
