using System.Text;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.ReadModels;

/// <param name="Names">Also the initials, each behind a mark.</param>
/// <param name="Work">Of title, department, location and skills; also their initials, each behind a mark.</param>
/// <param name="Mail">Of the host of the address, which most have in common.</param>
/// <param name="Codes">Nearly unique: mailbox, employee number, telephone numbers.</param>
public sealed record PersonWords(
    IReadOnlyList<string> Names, IReadOnlyList<string> Work, IReadOnlyList<string> Mail, IReadOnlyList<string> Codes)
{
    // Private-use characters: no folded word begins with one.
    public const char InitialsMark = '\uE000';
    public const char PhoneMark = '\uE001';
    public const char LaterInitialMark = '\uE002';
    public const char FirstLetterMark = '\uE003';
    public const char PhoneStartMark = '\uE004';
    public const char ExtensionMark = '\uE005';
    public const char WorkInitialsMark = '\uE006';

    public static PersonWords From(Employee employee)
    {
        var names = NameWords(employee);
        var work = WorkWords(employee).Distinct(StringComparer.Ordinal).ToList();
        var (mailbox, host) = employee.Email?.Split('@', 2) is [var before, var after] ? (before, after) : ("", "");
        return new PersonWords(
            [.. names, .. FirstLetters(names), .. LaterInitials(employee), .. Initials(employee)],
            work,
            [.. SearchText.Words(host).Distinct(StringComparer.Ordinal)],
            [
                .. SearchText.Words(mailbox).Where(word => word.Length > 1).Except(names).Except(work)
                    .Concat(Numbers(employee)).Concat(Phones(employee)).Distinct(StringComparer.Ordinal)
            ]);
    }

    public static bool IsMarked(string word) => word[0] is >= InitialsMark and <= WorkInitialsMark;

    public static IEnumerable<string> InitialsOf(Employee employee)
    {
        var letters = SearchText.Words(employee.DisplayName).Select(FirstLetter).ToList();
        if (letters.Count > 1)
            yield return string.Concat(letters);
        if (letters.Count > 2)
            yield return $"{letters[0]}{letters[^1]}";
        if (PlainText.Fold(Employees.Initials.For(employee)) is { Length: > 1 } shown)
            yield return shown;
    }

    private static IEnumerable<string> LaterInitials(Employee employee) =>
        SearchText.Words(employee.DisplayName).Skip(1)
            .Select(word => $"{LaterInitialMark}{FirstLetter(word)}").Distinct();

    private static Rune FirstLetter(string word) => Rune.GetRuneAt(word, 0);

    private static IEnumerable<string> Initials(Employee employee) =>
        InitialsOf(employee).Select(letters => InitialsMark + letters).Distinct();

    private static IEnumerable<string> Phones(Employee employee) =>
        employee.Phones.SelectMany(phone => (IEnumerable<string>)
        [
            PhoneMark + SearchText.PhoneBackwards(phone),
            .. PhoneNumber.Parse(phone) is { } number
                ? [
                    PhoneMark + SearchText.PhoneBackwards(number.Number), PhoneStartMark + number.NationalDigits(),
                    .. number.Extension.Length > 0 ? [ExtensionMark + number.Extension] : (string[])[]
                ]
                : (string[])[]
        ]);

    // A single letter typed begins a name.
    private static IEnumerable<string> FirstLetters(IEnumerable<string> names) =>
        names.Select(word => $"{FirstLetterMark}{FirstLetter(word)}").Distinct();

    private static List<string> NameWords(Employee employee)
    {
        string[] names = [employee.DisplayName, employee.GivenName ?? "", employee.FamilyName ?? ""];
        return
        [
            .. names.SelectMany(name => (IEnumerable<string>)
                    [.. SearchText.Words(name), .. SearchText.Spellings(name), .. SearchText.LatinArticles(name)])
                .Concat(names.Skip(1).Select(SearchText.Joined).OfType<string>())
                .Distinct(StringComparer.Ordinal)
        ];
    }

    private static IEnumerable<string> WorkWords(Employee employee) =>
        new[] { employee.JobTitle, employee.Department, employee.Location }.Concat(employee.Skills)
            .OfType<string>().SelectMany(text => (IEnumerable<string>)
            [
                .. SearchText.Words(text), .. SearchText.Spellings(text),
                .. SearchText.Initials(text).Select(letters => WorkInitialsMark + letters)
            ]);

    private static IEnumerable<string> Numbers(Employee employee) => employee.EmployeeNumber is { } number
        ? new[] { number, SearchText.Digits(number), SearchText.Digits(number).TrimStart('0'), SearchText.NumberKey(number) }
            .SelectMany(SearchText.Words)
        : [];
}
