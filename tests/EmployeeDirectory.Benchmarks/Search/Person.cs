using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>A record with its parts spelled plainly, for deciding who is meant by a query.</summary>
internal sealed class Person(Employee employee, Culture culture, Person? manager)
{
    public Employee Record => employee;

    public Culture Culture => culture;

    public Person? Manager => manager;

    public bool IsListed { get; } = employee.Visibility() == Visibility.Active;

    public string Given { get; } = Typed.Plain(employee.GivenName!);

    public string Family { get; } = Typed.Plain(employee.FamilyName ?? "");

    public string[] NameWords { get; } = Typed.Words(employee.DisplayName);

    public string NameKey { get; } = Typed.Key(employee.DisplayName);

    public string WrittenKey { get; } = Typed.Key(Typed.WithoutUmlauts(employee.DisplayName));

    public string[] GivenWords { get; } = Typed.Words(employee.GivenName!);

    public string[] FamilyWords { get; } = Typed.Words(employee.FamilyName ?? "");

    public string[] TitleWords { get; } = Typed.Words(employee.JobTitle!);

    public string Mailbox { get; } = employee.Email!.Split('@')[0];

    /// <summary>Without extensions.</summary>
    public string[] Digits { get; } = [.. employee.Phones.Select(phone => string.Concat(phone.Split(" ext")[0].Where(char.IsAsciiDigit)))];

    public string? Extension { get; } = employee.Phones.Select(phone => phone.Split(" ext. ")).FirstOrDefault(parts => parts.Length > 1)?[1];

    /// <summary>Every word that may find this person, their own or their manager's name.</summary>
    public string[] AllWords { get; } =
    [
        .. NameWordsOf(employee), .. Typed.Words(employee.JobTitle!), .. Typed.Words(employee.Department!), .. Typed.Words(employee.Location!),
        .. employee.Skills.SelectMany(Typed.Words), .. Typed.Words(employee.Email!), .. manager is null ? [] : NameWordsOf(manager.Record)
    ];

    /// <summary>In any case and with any signs.</summary>
    public bool HasSkill(string skill) => employee.Skills.Any(own => Bare(own) == Bare(skill));

    /// <summary>Whether these are all words of this person's name, be it as a given, middle or family name.</summary>
    public bool IsCalled(IEnumerable<string> words) => words.All(NameWords.Contains);

    private static string Bare(string value) => value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string[] NameWordsOf(Employee employee) => Typed.Words($"{employee.DisplayName} {employee.GivenName} {employee.FamilyName}");
}
