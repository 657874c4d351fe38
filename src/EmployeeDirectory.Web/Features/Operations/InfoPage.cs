using System.Globalization;
using EmployeeDirectory.Web.Hosting.Health;

namespace EmployeeDirectory.Web.Features.Operations;

public sealed record InfoPage(
    bool IsOnAws, Instance? Instance, ProgramFacts Program, int People, long Size, TimeSpan? ComparedAge,
    TimeSpan FeedAge, IReadOnlyDictionary<string, CheckedHealth> Dependencies, LoadSwitch Load)
{
    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");

    public static string InWords(TimeSpan time) => time switch
    {
        { Days: > 0 } => $"{time.Days} d {time.Hours} h",
        { Hours: > 0 } => $"{time.Hours} h {time.Minutes} min",
        { Minutes: > 0 } => $"{time.Minutes} min {time.Seconds} s",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalSeconds):0.#} s")
    };

    public static string NameOf(string check) => check == "employees" ? "Records" : "Photos";
}
