using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Web.Features.History;

public static class AsOf
{
    public const string Parameter = "asOf";

    private static readonly object Shown = new();

    public static bool TryReadAsOf(this HttpRequest request, out DateOnly? day) =>
        request.Query.TryReadDay(Parameter, out day);

    // Remembers the day for the page's links.
    public static async ValueTask<Snapshot> OpenAsync(
        this Snapshots snapshots, HttpContext http, DateOnly? day, CancellationToken ct)
    {
        var snapshot = await snapshots.OpenAsync(day, RateLimits.CounterOf(http), ct);
        if (snapshot.Day is { } past)
            http.Items[Shown] = past;
        return snapshot;
    }

    public static DateOnly? AsOfDay(this HttpContext http) =>
        http.Items.TryGetValue(Shown, out var day) ? (DateOnly?)day : null;

    public static string? AsOfText(this HttpContext http) => http.AsOfDay()?.Text();

    public static string PagesOf(this HttpContext http, string? address, string parameter = "page") =>
        http.AsOfText() is { } day ? $"{address}?{Parameter}={day}&{parameter}=" : $"{address}?{parameter}=";
}
