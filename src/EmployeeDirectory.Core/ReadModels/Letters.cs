using System.Globalization;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.ReadModels;

public static class Letters
{
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All =
        [.. Enumerable.Range('a', 26).Select(letter => ((char)letter).ToString()), Other];

    private static readonly CompareInfo Names = CultureInfo.InvariantCulture.CompareInfo;

    public static string SortName(Employee employee) => PersonName.SortTextOf(employee);

    // SQLite compares bytes; these sort in the order of the invariant culture.
    public static byte[] SortKey(string text) => Names.GetSortKey(text).KeyData;

    public static string For(Employee employee) =>
        PlainText.Fold(SortName(employee)).FirstOrDefault(char.IsLetterOrDigit) is >= 'a' and <= 'z' and var letter
            ? letter.ToString()
            : Other;
}
