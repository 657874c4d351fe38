using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>The words a person is found by.</summary>
/// <param name="Names">Of display, given and family name, and the initial of each but the first behind its mark.</param>
/// <param name="All">Names and everything else that stands in the record.</param>
/// <param name="Parts">All that, the ends of words, and the manager's name; initials and phone numbers, each behind its mark.</param>
public sealed record PersonText(string Names, string All, string Parts)
{
    /// <summary>Private-use characters, which no folded word begins with and FTS5 takes for letters.</summary>
    public const char InitialsMark = '\uE000';
    public const char PhoneMark = '\uE001';
    public const char LaterInitialMark = '\uE002';

    public static PersonText Of(Employee employee, string? manager)
    {
        string[] names = [employee.DisplayName, employee.GivenName ?? "", employee.FamilyName ?? ""];
        var nameWords = Distinct(names.SelectMany(name => SearchText.Words(name).Concat(SearchText.Spellings(name))));
        var fields = (string?[])[employee.JobTitle, employee.Department, employee.Location, .. employee.Skills];
        var words = Distinct(nameWords.Concat(fields.OfType<string>().SelectMany(SearchText.Words)));
        var others = (string?[])[employee.Email, employee.EmployeeNumber, SearchText.Digits(employee.EmployeeNumber ?? "")];
        var all = Distinct(words.Concat(others.OfType<string>().SelectMany(SearchText.Words)));
        return new PersonText(
            string.Join(' ', nameWords.Concat(LaterInitials(employee))),
            string.Join(' ', all),
            string.Join(' ', Distinct([.. all, .. words.SelectMany(SearchText.Ends), .. SearchText.Words(manager ?? ""), .. Initials(employee), .. Phones(employee)])));
    }

    /// <summary>Of all names, and of the first and the last.</summary>
    public static IEnumerable<string> InitialsOf(Employee employee)
    {
        var letters = string.Concat(SearchText.Words(employee.DisplayName).Select(word => word[..(char.IsHighSurrogate(word[0]) ? 2 : 1)]));
        if (letters.Length > 1)
            yield return letters;
        if (letters.Length > 2)
            yield return $"{letters[0]}{letters[^1]}";
    }

    private static IEnumerable<string> LaterInitials(Employee employee) =>
        SearchText.Words(employee.DisplayName).Skip(1).Select(word => $"{LaterInitialMark}{word[0]}").Distinct();

    private static IEnumerable<string> Initials(Employee employee) => InitialsOf(employee).Select(letters => InitialsMark + letters);

    private static IEnumerable<string> Phones(Employee employee) => employee.Phones.Select(phone => PhoneMark + SearchText.PhoneBackwards(phone));

    private static List<string> Distinct(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal)];
}
