using System.Globalization;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Http.Extensions;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>What a list shows and how. Each property is a query parameter, so that every list has an address.</summary>
public sealed record SearchQuery
{
    public const int JoinedDays = 90;
    public const int MaxLength = 200;
    public static readonly IReadOnlyList<int> Sizes = [24, 48, 96];

    private const int MaxChosen = 20;

    /// <summary>What was typed; only the first <see cref="MaxLength"/> characters count.</summary>
    public string? Q { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim()[..Math.Min(value.Trim().Length, MaxLength)]; }

    /// <summary>Exact values, any of which a person may have; a skill is one of several.</summary>
    public IReadOnlyList<string> Department { get; init; } = [];
    public IReadOnlyList<string> Location { get; init; } = [];
    public IReadOnlyList<string> Skill { get; init; } = [];

    /// <summary>Only people who started in the last <see cref="JoinedDays"/> days.</summary>
    public bool Joined { get; init; }

    /// <summary>One of <see cref="Letters.All"/>.</summary>
    public string? Letter { get; init => field = Letters.All.FirstOrDefault(letter => letter.Equals(value, StringComparison.OrdinalIgnoreCase)); }

    /// <summary>Null for the best match first or, where nothing was typed, by name.</summary>
    public SearchSort? Sort { get; init; }
    public ListView View { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;
    public int Size { get; init => field = Sizes.Contains(value) ? value : Sizes[0]; } = Sizes[0];

    /// <summary>Leavers and protected people have lists of their own, which are not searched; the deleted have another page.</summary>
    public Visibility Show { get; init; }

    /// <summary>The past day whose directory is listed; null for now.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Of a parameter that is given twice the first counts, as in every form; a facet takes each.</summary>
    /// <returns>Null where a parameter is not what it should be.</returns>
    public static SearchQuery? Parse(IQueryCollection query)
    {
        var wrong = false;
        T? Read<T>(string name, Func<string, T?> parse) where T : struct
        {
            var value = query[name].FirstOrDefault() is { Length: > 0 } text ? parse(text) : null;
            wrong |= value is null && !string.IsNullOrEmpty(query[name].FirstOrDefault());
            return value;
        }

        var parsed = new SearchQuery
        {
            Q = query["q"].FirstOrDefault(),
            Department = Bounded(query["department"]),
            Location = Bounded(query["location"]),
            Skill = Bounded(query["skill"]),
            Joined = Read<bool>("joined", text => bool.TryParse(text, out var joined) ? joined : null) ?? false,
            Letter = query["letter"].FirstOrDefault(),
            Sort = Read("sort", Name<SearchSort>),
            View = Read("view", Name<ListView>) ?? default,
            Page = Read("page", Number) ?? 1,
            Size = Read("size", Number) ?? Sizes[0],
            Show = Read("show", Name<Visibility>) ?? default,
            AsOf = Read(Past.AsOf.Parameter, Days.Parse)
        };
        return wrong || parsed.Show == Visibility.Deleted ? null : parsed;
    }

    /// <summary>Whether anything but everyone is asked for.</summary>
    public bool IsNarrow => Q is not null || IsFiltered;

    public bool IsFiltered => Joined || Letter is not null || Department.Count + Location.Count + Skill.Count > 0;

    public IReadOnlyList<string> Chosen(FacetField facet) => facet switch
    {
        FacetField.Department => Department,
        FacetField.Location => Location,
        FacetField.Skill => Skill,
        _ => []
    };

    public bool Narrows(FacetField facet) => facet switch
    {
        FacetField.StartDate => Joined,
        FacetField.Letter => Letter is not null,
        _ => Chosen(facet).Count > 0
    };

    /// <summary>The same list with a value chosen, or no longer so.</summary>
    public SearchQuery Toggle(FacetField facet, string value)
    {
        IReadOnlyList<string> next = Chosen(facet).Contains(value) ? [.. Chosen(facet).Where(other => other != value)] : [.. Chosen(facet), value];
        return facet switch
        {
            FacetField.Department => this with { Department = next, Page = 1 },
            FacetField.Location => this with { Location = next, Page = 1 },
            FacetField.Skill => this with { Skill = next, Page = 1 },
            _ => this
        };
    }

    /// <summary>The query string of this list, with what is not the default only; empty for everyone.</summary>
    public string ToQueryString() => new QueryBuilder(Parameters()).ToString();

    public IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        if (AsOf is { } day)
            yield return new(Past.AsOf.Parameter, day.Text());
        if (Show != default)
            yield return new("show", Lower(Show));
        if (Q is not null)
            yield return new("q", Q);
        foreach (var value in Department)
            yield return new("department", value);
        foreach (var value in Location)
            yield return new("location", value);
        foreach (var value in Skill)
            yield return new("skill", value);
        if (Joined)
            yield return new("joined", "true");
        if (Letter is not null)
            yield return new("letter", Letter);
        if (Sort is { } sort)
            yield return new("sort", Lower(sort));
        if (View != default)
            yield return new("view", Lower(View));
        if (Size != Sizes[0])
            yield return new("size", $"{Size}");
        if (Page > 1)
            yield return new("page", $"{Page}");
    }

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Name<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An address may name more values than anyone chooses.</summary>
    private static IReadOnlyList<string> Bounded(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Where(value => !string.IsNullOrWhiteSpace(value)).Distinct().Take(MaxChosen)];
}

public enum SearchSort
{
    Name,
    Title,
    Department,

    /// <summary>The latest first.</summary>
    Start
}

public enum ListView
{
    Cards,
    Table
}
