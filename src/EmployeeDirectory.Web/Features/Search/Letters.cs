using System.Globalization;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>The name that lists are sorted by, and the letter it stands under.</summary>
public static class Letters
{
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = [.. Enumerable.Range('a', 26).Select(letter => ((char)letter).ToString()), Other];

    private static readonly CompareInfo Names = CultureInfo.InvariantCulture.CompareInfo;

    public static string SortName(Employee employee) =>
        employee.FamilyName is { } family ? $"{family} {employee.GivenName ?? employee.DisplayName}" : employee.DisplayName;

    /// <summary>Bytes that sort as people sort the text.</summary>
    public static byte[] SortKey(string text) => Names.GetSortKey(text).KeyData;

    public static string Of(Employee employee) =>
        PlainText.Fold(SortName(employee)).FirstOrDefault(char.IsLetterOrDigit) is >= 'a' and <= 'z' and var letter ? letter.ToString() : Other;
}
