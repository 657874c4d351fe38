using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;

namespace EmployeeDirectory.Web.Features.People;

public static class ListSentence
{
    public static string Title(SearchQuery query) => query switch
    {
        { Show: Visibility.Left } => "Leavers",
        { Show: Visibility.Protected } => "Protected people",
        { Q: { } typed } => $"“{typed}”",
        _ => "People"
    };

    public static string? About(SearchQuery query) => query.Show switch
    {
        Visibility.Left => "People who have left. They stand in no other list.",
        Visibility.Protected => "They stand in no other list, search or count.",
        _ => null
    };

    public static string Found(SearchQuery query, SearchResult result)
    {
        var people = result.Total switch
        {
            0 => Nobody(query),
            1 => "One person",
            var total => $"{total:N0} people"
        };
        return result switch
        {
            { Total: 0 } => people,
            { Respelt.Count: > 0 } => $"No one matches “{query.Q}” as typed. {people}{Place(query)} spelt almost so.",
            _ => people + Place(query)
        };
    }

    public static string Nobody(SearchQuery query) => query switch
    {
        { Show: Visibility.Left } => "No one has left yet.",
        { Show: Visibility.Protected } =>
            "No one is protected. Tick Protected on a person’s form to take them out of every list.",
        { Q: { } typed } => $"No one called “{typed}”{Place(query)}.",
        { IsFiltered: true } => $"No one{Place(query)}.",
        { AsOf: not null } => "The directory was empty on that day: no one had been added yet.",
        _ => "No one is here yet. Add the first person, and this becomes a directory."
    };

    public static IEnumerable<SearchSort?> Orders(SearchQuery query)
    {
        var all = Enum.GetValues<SearchSort>().Select(sort => (SearchSort?)sort);
        return query.Q is null ? all.Select(sort => sort == SearchSort.Name ? null : sort) : all.Prepend(null);
    }

    public static string Order(SearchQuery query) => query switch
    {
        { Sort: SearchSort.Title } => "title",
        { Sort: SearchSort.Department } => "department",
        { Sort: SearchSort.Start } => "start date",
        { Sort: null, Q: not null } => "best match",
        _ => "family name"
    };

    public static string Letter(string letter) => letter == Letters.Other ? "Other" : letter.ToUpperInvariant();

    private static string Place(SearchQuery query)
    {
        string?[] parts =
        [
            In(query.Department), In(query.Location),
            query.Skill.Count > 0 ? $"who can do {string.Join(" or ", query.Skill)}" : null,
            query.Letter is { } letter
                ? letter == Letters.Other ? "under letters other than A to Z" : $"under {Letter(letter)}"
                : null,
            query.Joined ? $"who joined in the last {SearchQuery.JoinedDays} days" : null
        ];
        return string.Concat(parts.OfType<string>().Select(part => $" {part}"));
    }

    private static string? In(IReadOnlyList<string> places) =>
        places.Count > 0 ? $"in {string.Join(" or ", places)}" : null;
}
