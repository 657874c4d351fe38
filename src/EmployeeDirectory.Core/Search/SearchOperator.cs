using System.Text.RegularExpressions;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Search;

/// <summary>A part of a search such as in:leeds or team:"grace turner", which narrows it.</summary>
public readonly record struct SearchOperator(string Name, string Text)
{
    public const string Manager = "manager", Team = "team";

    // Phones write curly quotation marks.
    private static readonly Regex Pattern = new(
        """(?:^|\s)(in|skill|department|manager|team):\s*(?:["“”„]([^"“”„]+)["“”„]?|([^\s"“”„]+))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public FacetField? Field => Name switch
    {
        "in" => FacetField.Location,
        "skill" => FacetField.Skill,
        "department" => FacetField.Department,
        _ => null
    };

    public static (IReadOnlyList<SearchOperator> Words, string? Others) Read(string? typed)
    {
        if (typed is null || !typed.Contains(':', StringComparison.Ordinal))
            return ([], typed);
        var words = Pattern.Matches(typed)
            .Select(match => new SearchOperator(
                match.Groups[1].Value.ToLowerInvariant(), (match.Groups[2].Value + match.Groups[3].Value).Trim()))
            .Where(word => word.Text.Length > 0)
            .SelectMany(word => Read(word.Text) is { Words: { Count: > 0 } inner } ? inner : [word]).ToList();
        return words.Count == 0 ? ([], typed) : (words, PlainText.Clean(Pattern.Replace(typed, " ")));
    }
}
