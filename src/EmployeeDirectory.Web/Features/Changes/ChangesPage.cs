using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Http.Extensions;

namespace EmployeeDirectory.Web.Features.Changes;

/// <param name="Kind">Null for all kinds.</param>
/// <param name="Lines">The page's part of <paramref name="Total"/>.</param>
/// <param name="Counts">Of each kind there is.</param>
/// <param name="Problem">Why there is nothing.</param>
public sealed record ChangesPage(
    DateOnly From, DateOnly To, ChangeKind? Kind, IReadOnlyList<ChangedPerson> Lines, int Total, int Page,
    IReadOnlyDictionary<ChangeKind, int> Counts, bool Complete = true, string? Problem = null)
{
    public const int MostDays = 366;

    private const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public static ChangesPage Of(
        DateOnly from, DateOnly to, ChangeKind? kind, IReadOnlyList<PersonChange> visible, int page, bool complete, ReadModel people)
    {
        var chosen = visible.Where(change => kind is null || change.Kind == kind).ToList();
        var current = Math.Clamp(page, 1, Math.Max(1, (chosen.Count + Size - 1) / Size));
        var lines = chosen.Skip((current - 1) * Size).Take(Size).Select(change => new ChangedPerson(change, people.Find(change.Id)));
        return new(from, to, kind, [.. lines], chosen.Count, current, visible.CountBy(change => change.Kind).ToDictionary(), complete);
    }

    /// <summary>The query string of this list for another kind or page.</summary>
    public string Address(ChangeKind? kind, int page = 1)
    {
        var query = new QueryBuilder { { "from", From.Text() }, { "to", To.Text() } };
        if (kind is { } one)
            query.Add("kind", one.ToString().ToLowerInvariant());
        if (page > 1)
            query.Add("page", $"{page}");
        return query.ToString();
    }
}

/// <param name="Now">The record as it is; null where there is none any more.</param>
public sealed record ChangedPerson(PersonChange Change, Employee? Now);
