using System.Text;

namespace EmployeeDirectory.Web.Features.VCards;

/// <summary>Content lines as RFC 6350 wants them: ended by CRLF, folded at 75 octets of UTF-8, text escaped.</summary>
public sealed class VCardWriter
{
    private const int MaxOctets = 75;
    private const string Fold = "\r\n ";

    private readonly StringBuilder _card = new();

    public override string ToString() => _card.ToString();

    /// <param name="name">The property's name and parameters.</param>
    /// <param name="text">Nothing is written where there is none.</param>
    public VCardWriter Text(string name, string? text) => text is null ? this : Line(name, Escape(text));

    /// <summary>A value of several parts, such as a name's; a part may be missing.</summary>
    public VCardWriter Parts(string name, params IEnumerable<string?> parts) => Line(name, string.Join(';', parts.Select(part => Escape(part ?? ""))));

    /// <summary>A value that is a list; nothing is written for an empty one.</summary>
    public VCardWriter List(string name, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? this : Line(name, string.Join(',', values.Select(Escape)));

    /// <summary>A value that is not text and has nothing to escape: an address, a date.</summary>
    public VCardWriter Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            octets += rune.Utf8SequenceLength;
            if (octets > MaxOctets)
            {
                _card.Append(Fold);
                // The space that marks a folded line counts.
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
