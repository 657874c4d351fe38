using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>The words a person is found by.</summary>
/// <param name="Names">Of display, given and family name, and the initial of each but the first behind its mark.</param>
/// <param name="All">Names and everything else that stands in the record.</param>
public sealed record PersonText(string Names, string All)
{
    /// <summary>Private-use characters, which no folded word begins with and FTS5 takes for letters.</summary>
    public const char InitialsMark = '\uE000';
    public const char PhoneMark = '\uE001';
    public const char LaterInitialMark = '\uE002';

    public static PersonText Of(Employee employee)
    {
        var names = NameWords(employee);
        return new PersonText(
            string.Join(' ', names.Concat(LaterInitials(employee))),
            string.Join(' ', names.Concat(WorkWords(employee)).Concat(OtherWords(employee)).Distinct(StringComparer.Ordinal)));
    }

    /// <summary>All words, the ends of those of names and work, and the manager's name; initials and phone numbers, each behind its mark.</summary>
    public static string PartsOf(Employee employee, string? manager)
    {
        List<string> words = [.. NameWords(employee), .. WorkWords(employee)];
        IEnumerable<string> parts =
        [
            .. words, .. words.SelectMany(SearchText.Ends), .. OtherWords(employee), .. SearchText.Words(manager ?? ""),
            .. Initials(employee), .. Phones(employee)
        ];
        return string.Join(' ', parts.Distinct(StringComparer.Ordinal));
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

    private static List<string> NameWords(Employee employee)
    {
        string[] names = [employee.DisplayName, employee.GivenName ?? "", employee.FamilyName ?? ""];
        return [.. names.SelectMany(name => SearchText.Words(name).Concat(SearchText.Spellings(name))).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> WorkWords(Employee employee) =>
        new[] { employee.JobTitle, employee.Department, employee.Location }.Concat(employee.Skills).OfType<string>().SelectMany(SearchText.Words);

    private static IEnumerable<string> OtherWords(Employee employee) =>
        new[] { employee.Email, employee.EmployeeNumber, SearchText.Digits(employee.EmployeeNumber ?? "") }.OfType<string>().SelectMany(SearchText.Words);
}
