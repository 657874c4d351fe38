namespace EmployeeDirectory.Core.Employees;

public static class TimeZoneNames
{
    /// <summary>The IANA name of each zone that the system knows, in ordinal order.</summary>
    public static readonly IReadOnlyList<string> All =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(IanaId).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Of “New York, NY”, America/New_York; null for a city that no zone is named after.</summary>
    public static string? OfCity(string place)
    {
        var city = place.Split(',')[0].Trim().Replace(' ', '_');
        return All.FirstOrDefault(zone =>
            zone.Contains('/', StringComparison.Ordinal)
            && zone[(zone.LastIndexOf('/') + 1)..].Equals(city, StringComparison.OrdinalIgnoreCase));
    }

    private static string? IanaId(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null;
}
