using System.Text;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>How RFC 6350 wants a card on the wire.</summary>
internal static class WireFormat
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The content lines, unfolded.</returns>
    public static string[] LinesOf(byte[] card)
    {
        var folded = Encoding.Latin1.GetString(card).Split("\r\n");
        Assert.Equal("", folded[^1]);
        foreach (var line in folded)
        {
            Assert.InRange(line.Length, 0, 75);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\r', line);
            // Throws where a fold splits a sequence.
            Strict.GetString(Encoding.Latin1.GetBytes(line));
        }
        return Strict.GetString(card).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
    }
}
