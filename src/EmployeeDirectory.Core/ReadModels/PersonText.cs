using System.Text;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.ReadModels;

public sealed record PersonText(string Names, string All)
{
    // Private-use characters: no folded word begins with one, and the FTS5 tokenizer (category Co) keeps them.
    public const char InitialsMark = '\uE000';
    public const char PhoneMark = '\uE001';
    public const char LaterInitialMark = '\uE002';
    public const char FirstLetterMark = '\uE003';
    public const char PhoneStartMark = '\uE004';

    public static PersonText From(Employee employee)
    {
        var names = NameWords(employee);
        return new PersonText(
            string.Join(' ', names.Concat(LaterInitials(employee))),
            string.Join(
                ' ',
                names.Concat(FirstLetters(names)).Concat(WorkWords(employee)).Concat(OtherWords(employee))
                    .Distinct(StringComparer.Ordinal)));
    }

    public static string PartsOf(Employee employee, string? manager)
    {
        List<string> words = [.. NameWords(employee), .. WorkWords(employee)];
        IEnumerable<string> parts =
        [
            .. words, .. words.SelectMany(SearchText.Ends), .. FirstLetters(NameWords(employee)), .. OtherWords(employee),
            .. SearchText.Words(manager ?? ""),
            .. Initials(employee), .. Phones(employee)
        ];
        return string.Join(' ', parts.Distinct(StringComparer.Ordinal));
    }

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
        InitialsOf(employee).Select(letters => InitialsMark + letters);

    private static IEnumerable<string> Phones(Employee employee) =>
        employee.Phones.SelectMany(phone => (IEnumerable<string>)
        [
            PhoneMark + SearchText.PhoneBackwards(phone),
            .. PhoneNumber.Parse(phone) is { } number
                ? [PhoneMark + SearchText.PhoneBackwards(number.Number), PhoneStartMark + number.NationalDigits()]
                : (string[])[]
        ]);

    // A single letter typed begins a name.
    private static IEnumerable<string> FirstLetters(IEnumerable<string> names) =>
        names.Select(word => $"{FirstLetterMark}{FirstLetter(word)}");

    private static List<string> NameWords(Employee employee)
    {
        string[] names = [employee.DisplayName, employee.GivenName ?? "", employee.FamilyName ?? ""];
        return
        [
            .. names.SelectMany(name => SearchText.Words(name).Concat(SearchText.Spellings(name)))
                .Concat(names.Skip(1).Select(SearchText.Joined).OfType<string>())
                .Distinct(StringComparer.Ordinal)
        ];
    }

    private static IEnumerable<string> WorkWords(Employee employee) =>
        new[] { employee.JobTitle, employee.Department, employee.Location }.Concat(employee.Skills)
            .OfType<string>().SelectMany(text => SearchText.Words(text).Concat(SearchText.Spellings(text)))
            .Concat(new[] { employee.JobTitle, employee.Department }.OfType<string>().SelectMany(SearchText.Initials));

    private static IEnumerable<string> OtherWords(Employee employee) =>
        new[]
        {
            employee.Email, employee.EmployeeNumber, SearchText.Digits(employee.EmployeeNumber ?? ""),
            SearchText.Digits(employee.EmployeeNumber ?? "").TrimStart('0')
        }
            .OfType<string>().SelectMany(SearchText.Words);
}
