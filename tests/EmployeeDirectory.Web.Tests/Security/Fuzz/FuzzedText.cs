using System.Globalization;

namespace EmployeeDirectory.Web.Tests.Security.Fuzz;

/// <summary>What nobody in their right mind enters, and now and then what they do.</summary>
internal static class FuzzedText
{
    private static readonly string[] Odd =
    [
        "", " ", "0", "-1", "1", "2", "96", "true", "false", "null", "on", "2147483648", "-9223372036854775809", "1e309", "NaN", "0x10", "٣",
        "2026-03-01", "0000-00-00", "9999-12-31", "2026-02-30T25:61", "name", "table", "left", "protected", "deleted", "start", "a", "Ada", "Engineering",
        "'", "\"", "\\", "`", "%", "_", "*", "?", ";--", "' or 1=1 --", "\" OR name NEAR/2 *", "^a AND NOT (b", "a* OR \"", "{{7*7}}", "${7*7}", "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "//evil.example", "/\\evil.example", "https://evil.example", "../../../etc/passwd", "..\\..\\x", "%00", "\0",
        "\r\nSet-Cookie: a=b", "\n", "\t", "\u001b[31m", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffd", "\uffff", "\ud800", "\udc00", "a\ud83d", "a\ufffe", "\ufdd0", "\U0001fffe", "\U0010ffff", "\u0378", "\U000e0fff", "\u200d\u200c\ufe0f", "é", "e\u0301", "ß", "İ", "李小龙", "محمد", "👩🏽‍🚀", "‮abc",
        "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "a@b", "a@b.example", "\"a b\"@example.com", "Europe/Berlin", "Mars/Olympus", "Monday", "Monday,Moonday", "Active", "Admin", "2", "x,y,z",
        "0,0,100", "-5,1e9,7", "1,2", "{\"a\":[1,", "[[[[", "a=b&c=d", "+49 30 1234567", "(((((((((((((((", "𝒜𝒹𝒶", "Z̷̢̛a̵l̴g̷o̶"
    ];

    public static string Next(Random random, IReadOnlyList<Guid> known) => random.Next(20) switch
    {
        < 11 => Odd[random.Next(Odd.Length)],
        < 14 => known[random.Next(known.Count)].ToString(),
        14 => new Guid(Bytes(random, 16)).ToString(),
        15 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        16 => Odd[random.Next(Odd.Length)] + Odd[random.Next(Odd.Length)],
        17 => string.Concat(Enumerable.Repeat(Odd[random.Next(Odd.Length)], random.Next(200))),
        18 => new string((char)random.Next(1, 0xD800), random.Next(5000)),
        _ => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(0x10000)))
    };

    public static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
