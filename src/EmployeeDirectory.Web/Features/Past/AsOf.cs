using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Past;

/// <summary>The query parameter that asks for a past day, kept by the links of a page that shows one.</summary>
public static class AsOf
{
    public const string Parameter = "asOf";

    private static readonly object Shown = new();

    /// <returns>False where the parameter is no day.</returns>
    public static bool TryReadAsOf(this HttpRequest request, out DateOnly? day) => Days.TryRead(request.Query, Parameter, out day);

    internal static void ShowAsOf(this HttpContext http, DateOnly day) => http.Items[Shown] = day;

    /// <summary>The past day that this page shows; null for now.</summary>
    public static DateOnly? AsOfDay(this HttpContext http) => http.Items.TryGetValue(Shown, out var day) ? (DateOnly?)day : null;

    /// <summary>For a link's route value.</summary>
    public static string? AsOfText(this HttpContext http) => http.AsOfDay()?.Text();

    /// <summary>For an address that a page number is appended to.</summary>
    public static string PagesOf(this HttpContext http, string? address, string parameter = "page") =>
        http.AsOfText() is { } day ? $"{address}?{Parameter}={day}&{parameter}=" : $"{address}?{parameter}=";
}
