using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace EmployeeDirectory.Web.Features.History;

public sealed record ChangesPage(
    DateOnly From, DateOnly To, ChangeKind? Kind, IReadOnlyList<ChangedPerson> Lines, int Total, int Page,
    IReadOnlyDictionary<ChangeKind, int> Counts, bool Complete = true, string? Problem = null)
{
    public const int MostDays = 366;

    private const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public static ChangesPage Between(
        DateOnly from, DateOnly to, ChangeKind? kind, IReadOnlyList<PersonChange> visible, int page, bool complete,
        ReadModel people)
    {
        var chosen = visible.Where(change => kind is null || change.Kind == kind).ToList();
        var current = Math.Clamp(page, 1, Math.Max(1, (chosen.Count + Size - 1) / Size));
        var lines = chosen.Skip((current - 1) * Size).Take(Size)
            .Select(change => new ChangedPerson(change, people.Find(change.Id)));
        return new(
            from, to, kind, [.. lines], chosen.Count, current,
            visible.CountBy(change => change.Kind).ToDictionary(), complete);
    }

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

public sealed record ChangedPerson(PersonChange Change, Employee? Now);
