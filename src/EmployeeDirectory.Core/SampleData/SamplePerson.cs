using System.Text.Json;

namespace EmployeeDirectory.Core.SampleData;

/// <summary>One of staff.json, managers before their reports. Manager is a place in it, DaysHere the days since the first one,
/// negative for someone who has not started yet, and Called the given name that colleagues use.</summary>
internal sealed record SamplePerson(
    string Given, string? Family, string Title, string Department, string Office, int? Manager, int DaysHere,
    string[] Skills, string? Pronouns, string[]? DaysOff, string? About, string? Called = null)
{
    public static readonly IReadOnlyList<SamplePerson> All = Read();

    private static SamplePerson[] Read()
    {
        using var staff = typeof(SamplePerson).Assembly.GetManifestResourceStream("staff.json")!;
        return JsonSerializer.Deserialize<SamplePerson[]>(staff, JsonSerializerOptions.Web)!;
    }
}
