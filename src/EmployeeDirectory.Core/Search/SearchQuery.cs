using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Search;

public sealed record SearchQuery
{
    public const int JoinedDays = 90;
    public const int MaxLength = 200;

    // A crafted address can name more values than anyone would choose, and skill:c many.
    public const int MostChosen = 20;

    public const int MostOnPaper = 1000;

    private const int MostPeople = 1_000_000_000;

    public static readonly IReadOnlyList<int> Sizes = [24, 48, 96];
    public static readonly IReadOnlyList<ListColumn> UsualColumns =
        [ListColumn.Title, ListColumn.Department, ListColumn.Location, ListColumn.Email, ListColumn.Phone];

    public static readonly IReadOnlyList<FacetField> Fields = [FacetField.Department, FacetField.Location, FacetField.Skill];

    public string? Q
    {
        get;
        init => field = Line(value);
    }

    public IReadOnlyList<string> Department { get; init; } = [];
    public IReadOnlyList<string> Location { get; init; } = [];
    public IReadOnlyList<string> Skill { get; init; } = [];

    public string? Manager { get; init => field = Line(value); }

    /// <summary>The name of those who stand above all that are listed.</summary>
    public string? Team { get; init => field = Line(value); }

    public bool Joined { get; init; }

    public Missing? Missing { get; init; }

    /// <summary>Those who share a name, an address or a number with somebody.</summary>
    public bool Duplicate { get; init; }

    public string? Letter
    {
        get;
        init => field = Letters.All.FirstOrDefault(letter => letter.Equals(value, StringComparison.OrdinalIgnoreCase));
    }

    public SearchSort? Sort { get; init; }

    /// <summary>From Z to A, and the first start dates first; false without <see cref="Sort"/>.</summary>
    public bool Reversed { get => field && Sort is not null; init; }

    /// <summary>The order of the people; null where the best matches come first.</summary>
    public SearchSort? Order => Sort ?? (Q is null ? SearchSort.Name : null);

    public ListView View { get; init; }

    /// <summary>Those of the table, beside the name.</summary>
    public IReadOnlyList<ListColumn> Columns
    {
        get;
        init => field = value.Count == 0 ? UsualColumns : [.. Enum.GetValues<ListColumn>().Intersect(value)];
    } = UsualColumns;

    public int Page { get; init; } = 1;

    /// <summary>People on a page; the usual number of the view where none of <see cref="Sizes"/> was chosen.</summary>
    public int Size
    {
        get => Everybody ? MostPeople : Whole ? MostOnPaper : field > 0 ? field : UsualSize;
        init => field = Sizes.Contains(value) ? value : 0;
    }

    public bool Everybody { get; init; }

    /// <summary>All on one page, up to <see cref="MostOnPaper"/>.</summary>
    public bool Whole { get; init; }

    public int UsualSize => View == ListView.Faces ? Sizes[^1] : Sizes[0];

    public Visibility Show { get; init; }
    public DateOnly? AsOf { get; init; }

    public bool IsForAdmins => Show != Visibility.Active || Missing is not null || Duplicate;

    public bool IsNarrow => Q is not null || IsFiltered;

    public bool IsFiltered => Joined || Duplicate || Missing is not null || (Letter ?? Manager ?? Team) is not null
        || Department.Count + Location.Count + Skill.Count > 0;

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

    public SearchQuery Unfiltered => new() { Q = Q, View = View, Columns = Columns, Size = Size, Sort = Sort, Reversed = Reversed };

    public SearchQuery Toggle(FacetField facet, string value) => Choose(
        facet,
        Chosen(facet).Contains(value)
            ? [.. Chosen(facet).Where(other => other != value)]
            : [.. Chosen(facet), value]) with
    { Page = 1 };

    public SearchQuery Choose(FacetField facet, IReadOnlyList<string> values) => facet switch
    {
        FacetField.Department => this with { Department = values },
        FacetField.Location => this with { Location = values },
        FacetField.Skill => this with { Skill = values },
        _ => this
    };

    public SearchQuery SortedBy(SearchSort? sort, bool reversed = false) => this with
    {
        Sort = sort == SearchSort.Name && Q is null && !reversed ? null : sort,
        Reversed = reversed,
        Page = 1
    };

    public int PagesOf(int total) => Math.Max(1, (total + Size - 1) / Size);

    public static string? Line(string? text) =>
        PlainText.Clean(text) is { } typed ? PlainText.Clean(PlainText.Cut(typed, MaxLength)) : null;
}

public enum SearchSort
{
    Name,
    Title,
    Department,
    Location,
    Start
}

public enum Missing
{
    Photo,
    Manager,
    Email
}

public enum ListView
{
    Cards,
    Faces,
    Table
}

public enum ListColumn
{
    Title,
    Department,
    Location,
    Email,
    Phone,
    Time,
    Skills,
    Start,
    Number
}
