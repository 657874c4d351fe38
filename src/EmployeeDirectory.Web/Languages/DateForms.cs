using System.Globalization;

namespace EmployeeDirectory.Web.Languages;

public static class DateForms
{
    private const string Weekday = "dddd";

    /// <summary>Day, month and year in the order and words of the reader's language, such as 1 March 2026.</summary>
    public static string InWords(this DateOnly day)
    {
        var culture = CultureInfo.CurrentCulture;
        var pattern = culture.DateTimeFormat.LongDatePattern.Replace(Weekday, "", StringComparison.Ordinal);
        return day.ToString(pattern.Trim(' ', ',', '،'), culture);
    }

    /// <summary>The name of a day that is stored in English; other texts as they are.</summary>
    public static string Name(string day) => Enum.TryParse<DayOfWeek>(day, out var known) ? Name(known) : day;

    public static string Name(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);
}
