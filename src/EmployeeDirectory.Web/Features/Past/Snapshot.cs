using EmployeeDirectory.Web.Features.OrgChart;
using EmployeeDirectory.Web.Features.Search;

namespace EmployeeDirectory.Web.Features.Past;

/// <summary>The directory as a page shows it, now or at the end of a past day. Good until it is disposed of.</summary>
/// <param name="day">Null for now.</param>
/// <param name="kept">What must stay meanwhile.</param>
public sealed class Snapshot(DateOnly? day, ReadModel people, PeopleSearch search, Chart chart, IDisposable? kept = null) : IDisposable
{
    public DateOnly? Day => day;

    public ReadModel People => people;

    public PeopleSearch Search => search;

    public Chart Chart => chart;

    public void Dispose() => kept?.Dispose();
}
