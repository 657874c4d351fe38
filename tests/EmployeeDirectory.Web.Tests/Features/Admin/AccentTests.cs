using System.Globalization;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Features.Admin;

/// <summary>Text in every accent colour, and on it, in light and dark.</summary>
public sealed partial class AccentTests
{
    private static readonly string Tokens = File.ReadAllText(
        Path.Combine(Repository.Root, "src", "EmployeeDirectory.Web", "wwwroot", "css", "tokens.css"));

    private static readonly string[] Papers = ["paper", "sheet", "hover"];

    public static TheoryData<Accent> Accents => [.. Enum.GetValues<Accent>()];

    [Theory, MemberData(nameof(Accents))]
    public void Contrast_OfEachPair_IsEnoughForText(Accent accent)
    {
        var own = Values(Tokens.Split($"[data-accent=\"{accent.ToString().ToLowerInvariant()}\"]")[1].Split('}')[0]);
        var common = Values(Tokens.Split('}')[0]);
        for (var dark = 0; dark < 2; dark++)
        {
            foreach (var paper in Papers)
                Assert.InRange(Contrast(own["accent"][dark], common[paper][dark]), 4.5, 21);
            foreach (var text in (string[])[own["accent"][dark], own["accent-strong"][dark], common["ink"][dark], common["ink-soft"][dark]])
                Assert.InRange(Contrast(text, own["accent-wash"][dark]), 4.5, 21);
            Assert.InRange(Contrast(own["on-accent"][dark], own["accent"][dark]), 4.5, 21);
            Assert.InRange(Contrast(own["on-accent"][dark], own["accent-strong"][dark]), 4.5, 21);
        }
    }

    private static Dictionary<string, string[]> Values(string rule) => Pair().Matches(rule)
        .ToDictionary(match => match.Groups[1].Value, match => new[] { match.Groups[2].Value, match.Groups[3].Value });

    private static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    // WCAG 2, relative luminance.
    private static double Luminance(string hex)
    {
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Part(0) + 0.7152 * Part(2) + 0.0722 * Part(4);
    }

    [GeneratedRegex("--([a-z-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)", RegexOptions.None, 1000)]
    private static partial Regex Pair();
}
