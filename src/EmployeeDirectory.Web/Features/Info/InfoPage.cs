using System.Globalization;
using EmployeeDirectory.Web.Features.Health;
using EmployeeDirectory.Web.Features.Loads;

namespace EmployeeDirectory.Web.Features.Info;

/// <param name="Instance">Null where the metadata service does not answer, and on any other computer.</param>
/// <param name="Size">Of the read model's file, in bytes.</param>
/// <param name="ComparedAge">Since every record was compared with the store's; null when that was not since the start.</param>
/// <param name="FeedAge">Since the change feed last said that nothing is missing.</param>
public sealed record InfoPage(
    bool IsOnAws, Instance? Instance, ProgramFacts Program, int People, long Size, TimeSpan? ComparedAge, TimeSpan FeedAge,
    IReadOnlyDictionary<string, CheckedHealth> Dependencies, LoadSwitch Load)
{
    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");

    /// <summary>In the two largest units that matter: 3 d 4 h, 12 min 5 s.</summary>
    public static string InWords(TimeSpan time) => time switch
    {
        { Days: > 0 } => $"{time.Days} d {time.Hours} h",
        { Hours: > 0 } => $"{time.Hours} h {time.Minutes} min",
        { Minutes: > 0 } => $"{time.Minutes} min {time.Seconds} s",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalSeconds):0.#} s")
    };

    public static string NameOf(string check) => check == "employees" ? "Records" : "Photos";
}
