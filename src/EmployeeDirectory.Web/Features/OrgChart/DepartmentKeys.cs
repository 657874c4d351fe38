using System.Globalization;
using System.Text;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.OrgChart;

/// <param name="Hue">Below <see cref="Initials.Hues"/>; told by the name alone, so that it stays whoever else is drawn.</param>
/// <param name="Letters">Two, which no other department in the drawing has.</param>
public sealed record DepartmentKey(string Name, int Hue, string Letters);

public sealed class DepartmentKeys
{
    public const int Most = 24;

    /// <summary>Of each hue, on paper; org.css has the same for the screen, light and dark.</summary>
    public static readonly IReadOnlyList<string> Colours =
    [
        "#ac5154", "#a85a28", "#9a6500", "#827200", "#5a7f2b", "#118659", "#008781", "#0080a2", "#3275b4", "#6b66b4", "#90589d", "#a4517b"
    ];

    private readonly Dictionary<string, DepartmentKey> _keys = new(StringComparer.Ordinal);

    public DepartmentKeys(ChartTree tree)
    {
        var drawn = tree.Branches().Select(branch => branch.Person.Department).OfType<string>().GroupBy(SearchText.Key).ToList();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var department in drawn.OrderBy(department => department.Key, StringComparer.Ordinal))
            _keys[department.Key] = new(department.First(), Initials.Hue(department.Key), Candidates(department.First()).First(taken.Add));
        Legend = [.. drawn.OrderByDescending(department => department.Count()).Take(Most)
            .Select(department => _keys[department.Key]).OrderBy(key => key.Name, StringComparer.CurrentCultureIgnoreCase)];
        Others = drawn.Count - Legend.Count;
    }

    public IReadOnlyList<DepartmentKey> Legend { get; }

    public int Others { get; }

    public DepartmentKey? KeyOf(Employee person) =>
        person.Department is { } department ? _keys.GetValueOrDefault(SearchText.Key(department)) : null;

    // The initials of the first two words with capitals, or else two letters, or else a number.
    private static IEnumerable<string> Candidates(string name)
    {
        List<Rune> letters = [], initials = [];
        var inWord = false;
        foreach (var rune in PlainText.WellFormed(name).EnumerateRunes())
        {
            var isLetter = Rune.IsLetterOrDigit(rune);
            if (isLetter)
                letters.Add(rune);
            if (isLetter && !inWord && !Rune.IsLower(rune))
                initials.Add(rune);
            inWord = isLetter || (inWord && rune.Value is '\'' or '’');
        }
        var first = letters is [var letter, ..] ? $"{letter}" : StringInfo.GetNextTextElement(PlainText.WellFormed(name));
        if (initials is [var one, var two, ..])
            yield return $"{one}{two}";
        foreach (var next in letters.Skip(1))
            yield return $"{first}{next}";
        for (var number = 1; ; number++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{first}{number}");
    }
}
