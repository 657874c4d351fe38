using System.Globalization;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>UTC days in addresses, as yyyy-MM-dd.</summary>
public static class Days
{
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Text(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static DateOnly Day(this DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>The last value of a parameter that may be left out.</summary>
    /// <returns>False where it is no day.</returns>
    public static bool TryRead(IQueryCollection query, string name, out DateOnly? day)
    {
        var text = query[name].LastOrDefault();
        day = Parse(text);
        return day is not null || string.IsNullOrEmpty(text);
    }
}
