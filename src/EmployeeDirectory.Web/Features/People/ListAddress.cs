using System.Globalization;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.History;
using Microsoft.AspNetCore.Http.Extensions;

namespace EmployeeDirectory.Web.Features.People;

public static class ListAddress
{
    // Null if a parameter is malformed. The first of repeated parameters counts, except for facets, which take all.
    public static SearchQuery? Parse(IQueryCollection query)
    {
        var wrong = false;
        T? Read<T>(string name, Func<string, T?> parse) where T : struct
        {
            var value = query[name].FirstOrDefault() is { Length: > 0 } text ? parse(text) : null;
            wrong |= value is null && !string.IsNullOrEmpty(query[name].FirstOrDefault());
            return value;
        }

        ListColumn? Column(string? text)
        {
            var column = Name<ListColumn>(text ?? "");
            wrong |= column is null;
            return column;
        }

        var parsed = new SearchQuery
        {
            Q = query["q"].FirstOrDefault(),
            Department = Bounded(query["department"]),
            Location = Bounded(query["location"]),
            Skill = Bounded(query["skill"]),
            Manager = query["manager"].FirstOrDefault(),
            Team = query["team"].FirstOrDefault(),
            Joined = Read<bool>("joined", text => bool.TryParse(text, out var joined) ? joined : null) ?? false,
            Missing = Read("missing", Name<Missing>),
            Duplicate = Read<bool>("duplicate", text => bool.TryParse(text, out var shared) ? shared : null) ?? false,
            Letter = query["letter"].FirstOrDefault(),
            Sort = Read("sort", text => Name<SearchSort>(text is ['-', .. var order] ? order : text)),
            Reversed = query["sort"].FirstOrDefault() is ['-', ..],
            View = Read("view", Name<ListView>) ?? default,
            Columns = [.. query["column"].Select(Column).OfType<ListColumn>()],
            Page = Read("page", Number) ?? 1,
            Size = Read("size", Number) ?? 0,
            Show = Read("show", Name<Visibility>) ?? default,
            AsOf = Read(AsOf.Parameter, Days.Parse)
        };
        return wrong || parsed.Show == Visibility.Deleted ? null : parsed;
    }

    public static string ToQueryString(this SearchQuery query) => new QueryBuilder(query.Parameters()).ToString();

    public static IEnumerable<KeyValuePair<string, string>> Parameters(this SearchQuery query)
    {
        if (query.AsOf is { } day)
            yield return new(AsOf.Parameter, day.Text());
        if (query.Show != default)
            yield return new("show", Lower(query.Show));
        if (query.Q is not null)
            yield return new("q", query.Q);
        foreach (var field in SearchQuery.Fields)
            foreach (var value in query.Chosen(field))
                yield return new(Lower(field), value);
        if (query.Manager is not null)
            yield return new("manager", query.Manager);
        if (query.Team is not null)
            yield return new("team", query.Team);
        if (query.Joined)
            yield return new("joined", "true");
        if (query.Missing is { } missing)
            yield return new("missing", Lower(missing));
        if (query.Duplicate)
            yield return new("duplicate", "true");
        if (query.Letter is not null)
            yield return new("letter", query.Letter);
        if (query.Sort is { } sort)
            yield return new("sort", query.Reversed ? $"-{Lower(sort)}" : Lower(sort));
        if (query.View != default)
            yield return new("view", Lower(query.View));
        if (!query.Columns.SequenceEqual(SearchQuery.UsualColumns))
            foreach (var column in query.Columns)
                yield return new("column", Lower(column));
        if (query.Size != query.UsualSize)
            yield return new("size", $"{query.Size}");
        if (query.Page > 1)
            yield return new("page", $"{query.Page}");
    }

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Name<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IReadOnlyList<string> Bounded(IEnumerable<string?> values) =>
        [.. values.Select(SearchQuery.Line).OfType<string>().Distinct().Take(SearchQuery.MostChosen)];
}
