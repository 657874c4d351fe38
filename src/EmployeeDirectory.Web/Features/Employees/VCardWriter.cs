using System.Text;

namespace EmployeeDirectory.Web.Features.Employees;

// RFC 6350 content lines: CRLF, folded at 75 octets of UTF-8.
public sealed class VCardWriter
{
    private const int MaxOctets = 75;
    private const string Fold = "\r\n ";

    private readonly StringBuilder _card = new();

    public override string ToString() => _card.ToString();

    public VCardWriter Text(string name, string? text) => text is null ? this : Line(name, Escape(text));

    public VCardWriter Parts(string name, params IEnumerable<string?> parts) =>
        Line(name, string.Join(';', parts.Select(part => Escape(part ?? ""))));

    public VCardWriter List(string name, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? this : Line(name, string.Join(',', values.Select(Escape)));

    // The value is not escaped: it is a URI, a date or escaped already.
    public VCardWriter Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            octets += rune.Utf8SequenceLength;
            if (octets > MaxOctets)
            {
                _card.Append(Fold);
                // The leading space of a folded line counts.
                octets = 1 + rune.Utf8SequenceLength;
            }
            _card.Append(rune);
        }
        _card.Append("\r\n");
        return this;
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
