using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.People;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>What is asked of a staff: lists near the start, values of some of its people, and what one types to find them.</summary>
internal sealed class Addresses
{
    private const int Pages = 12;
    private const int Asked = 25;
    private const int DigitsTyped = 5;

    public Addresses(int people, DateOnly today)
    {
        var step = Math.Max(1, people / Asked);
        var asked = SampleStaff.People(people, today).Where((_, index) => index % step == step / 2).Take(Asked).ToList();
        Typed = [.. asked.SelectMany(TypedFor)];
        Facets = [.. asked.SelectMany(FacetsOf).Select(Of)];
    }

    public static IReadOnlyList<string> Lists { get; } = [.. Enumerable.Range(1, Pages).Select(page => Of(new SearchQuery { Page = page }))];

    public IReadOnlyList<string> Facets { get; }

    public IReadOnlyList<string> Typed { get; }

    public IReadOnlyList<string> Searches => [.. Typed.Select(typed => Of(new SearchQuery { Q = typed }))];

    private static string Of(SearchQuery query) => $"/{query.ToQueryString()}";

    private static IEnumerable<SearchQuery> FacetsOf(Employee person) =>
    [
        new() { Department = [person.Department!] },
        new() { Department = [person.Department!], Location = [person.Location!] },
        new() { Skill = [person.Skills[0]] }
    ];

    private static IEnumerable<string> TypedFor(Employee person)
    {
        var (given, family) = (PlainText.Fold(person.GivenName!), PlainText.Fold(person.FamilyName ?? person.GivenName!));
        return
        [
            given,
            family,
            $"{given} {family}",
            $"{Start(given, 3)} {Start(family, 2)}",
            $"{person.JobTitle} {person.Location}".ToLowerInvariant(),
            $"{person.Department} {given}".ToLowerInvariant(),
            person.Email!,
            string.Concat(person.Phones[0].Where(char.IsAsciiDigit))[^DigitsTyped..],
            $"{given} {Slipped(family)}"
        ];
    }

    private static string Start(string word, int length) => word[..Math.Min(word.Length, length)];

    /// <summary>With its last two letters swapped.</summary>
    private static string Slipped(string word) => word.Length < 4 ? word : $"{word[..^2]}{word[^1]}{word[^2]}";
}
