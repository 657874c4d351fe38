using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;

namespace EmployeeDirectory.Web.Features.OrgChart;

/// <summary>The colour and line of each department that is drawn; those beyond <see cref="Most"/> have none.</summary>
public sealed class DepartmentKeys
{
    public const int Most = 8;

    /// <summary>On paper; org.css has the same for the screen, light and dark.</summary>
    public static readonly IReadOnlyList<(string Colour, string Dashes)> Paint =
    [
        ("#2f6db5", "none"), ("#bd4a17", "9 4"), ("#1d7a5f", "4 3"), ("#8a4fa3", "12 2 2 2"),
        ("#8a6700", "none"), ("#2a7d93", "9 4"), ("#b8457a", "4 3"), ("#5c6470", "12 2 2 2")
    ];

    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Key)> _legend = [];

    // The largest of the whole company look the same in every part of the chart.
    public DepartmentKeys(ChartTree tree, IEnumerable<string> largest)
    {
        var drawn = tree.Branches().Select(branch => branch.Person.Department).OfType<string>()
            .GroupBy(SearchText.Key).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (name, number) in largest.Take(Most).Select((name, number) => (name, number)))
            if (SearchText.Key(name) is var key && drawn.ContainsKey(key))
                _keys[key] = number;
        var free = new Queue<int>(Enumerable.Range(0, Most).Except(_keys.Values));
        foreach (var department in drawn.OrderByDescending(department => department.Value.Count))
            if (!_keys.ContainsKey(department.Key) && free.TryDequeue(out var number))
                _keys[department.Key] = number;
        _legend.AddRange(_keys.OrderBy(key => key.Value).Select(key => (drawn[key.Key][0], key.Value)));
        Others = drawn.Count - _legend.Count;
    }

    public IReadOnlyList<(string Name, int Key)> Legend => _legend;

    public int Others { get; }

    public int? KeyOf(Employee person) =>
        person.Department is { } department && _keys.TryGetValue(SearchText.Key(department), out var key) ? key : null;
}
