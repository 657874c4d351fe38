using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.People;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>What is asked of a staff: pages of the list, values of some of its people, and what one types to find them.</summary>
internal sealed class Addresses
{
    public const string Given = "given name", Family = "family name";

    private const int MostPages = 12;
    private const int Asked = 25;
    private const int DigitsTyped = 5;

    public Addresses(int people, DateOnly today)
    {
        var step = Math.Max(1, people / Asked);
        var asked = SampleStaff.People(people, today).Where((_, index) => index % step == step / 2).Take(Asked).ToList();
        Typed = [.. asked.SelectMany(TypedFor)];
        Facets = [.. asked.SelectMany(FacetsOf).Select(Of)];
        var last = (people + SearchQuery.Sizes[0] - 1) / SearchQuery.Sizes[0];
        Pages = [.. Enumerable.Range(0, MostPages).Select(page => Of(new SearchQuery { Page = 1 + page * (last - 1) / (MostPages - 1) }))];
        LastPage = Of(new SearchQuery { Page = last });
    }

    /// <summary>From the first to the last.</summary>
    public IReadOnlyList<string> Pages { get; }

    public string LastPage { get; }

    public IReadOnlyList<string> Facets { get; }

    public IReadOnlyList<(string Kind, string Text)> Typed { get; }

    public IReadOnlyList<string> Searches => [.. Typed.Select(typed => Of(new SearchQuery { Q = typed.Text }))];

    private static string Of(SearchQuery query) => $"/{query.ToQueryString()}";

    private static IEnumerable<SearchQuery> FacetsOf(Employee person) =>
    [
        new() { Department = [person.Department!] },
        new() { Department = [person.Department!], Location = [person.Location!] },
        new() { Skill = [person.Skills[0]] }
    ];

    private static IEnumerable<(string Kind, string Text)> TypedFor(Employee person)
    {
        var (given, family) = (PlainText.Fold(person.GivenName!), PlainText.Fold(person.FamilyName ?? person.GivenName!));
        return
        [
            (Given, given),
            (Family, family),
            ("both", $"{given} {family}"),
            ("beginnings", $"{Start(given, 3)} {Start(family, 2)}"),
            ("title, place", $"{person.JobTitle} {person.Location}".ToLowerInvariant()),
            ("department, name", $"{person.Department} {given}".ToLowerInvariant()),
            ("e-mail", person.Email!),
            ("digits", string.Concat(person.Phones[0].Where(char.IsAsciiDigit))[^DigitsTyped..]),
            ("misspelt", $"{given} {Slipped(family)}")
        ];
    }

    private static string Start(string word, int length) => word[..Math.Min(word.Length, length)];

    /// <summary>With its last two letters swapped.</summary>
    private static string Slipped(string word) => word.Length < 4 ? word : $"{word[..^2]}{word[^1]}{word[^2]}";
}
