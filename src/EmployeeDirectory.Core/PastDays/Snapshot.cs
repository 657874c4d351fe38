using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;

namespace EmployeeDirectory.Core.PastDays;

public sealed class Snapshot(
    DateOnly? day, ReadModel people, PeopleSearch search, Chart chart, IDisposable? kept = null) : IDisposable
{
    public DateOnly? Day => day;

    public ReadModel People => people;

    public PeopleSearch Search => search;

    public Chart Chart => chart;

    public void Dispose() => kept?.Dispose();
}
