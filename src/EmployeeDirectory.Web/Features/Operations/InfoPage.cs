using EmployeeDirectory.Web.Hosting.Health;
using EmployeeDirectory.Web.Languages;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Features.Operations;

public sealed record InfoPage(
    bool IsOnAws, RunningInstance? Instance, ProgramFacts Program, int People, long Size, TimeSpan? ComparedAge,
    TimeSpan FeedAge, IReadOnlyDictionary<string, CheckedHealth> Dependencies, LoadSwitch Load)
{
    public static string InWords(TimeSpan time, IStringLocalizer<Texts> texts) => time switch
    {
        { Days: > 0 } => texts["{0} d {1} h", time.Days, time.Hours].Value,
        { Hours: > 0 } => texts["{0} h {1} min", time.Hours, time.Minutes].Value,
        { Minutes: > 0 } => texts["{0} min {1} s", time.Minutes, time.Seconds].Value,
        _ => texts["{0:0.#} s", Math.Max(0, time.TotalSeconds)].Value
    };

    public static string NameOf(string check) => check == "employees" ? "Records" : "Photos";
}
