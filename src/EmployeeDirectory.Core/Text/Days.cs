using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Core.Text;

public static class Days
{
    private static readonly Regex YearFirst = new(
        @"^([0-9]{4})[-/.\p{Pd}\u2212]([0-9]{1,2})[-/.\p{Pd}\u2212]([0-9]{1,2})\.?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // Null outside 1900 to 2200: adding days to other years could leave the calendar.
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 2200
            ? day
            : null;

    public static DateOnly? ParseTyped(string? text) =>
        YearFirst.Match(PlainText.AsciiDigits((PlainText.Clean(text) ?? "").Normalize(NormalizationForm.FormKC)))
            is { Success: true } match
            ? Parse($"{match.Groups[1].Value}-{match.Groups[2].Value.PadLeft(2, '0')}-{match.Groups[3].Value.PadLeft(2, '0')}")
            : null;

    public static string Text(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static DateOnly Day(this DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    public static DateOnly Today(this TimeProvider clock, string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), found).DateTime)
        : clock.GetUtcNow().Day();
}
