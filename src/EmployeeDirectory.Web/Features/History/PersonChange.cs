using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Web.Features.History;

public sealed record PersonChange(
    Guid Id, string Name, ChangeKind Kind, bool Protected, string Place, IReadOnlyList<FieldChange> Moves)
{
    private static readonly HashSet<string> Moved =
        [nameof(Employee.JobTitle), nameof(Employee.Department), nameof(Employee.Location), EmployeeField.Manager];

    // The record at the end of the day before "from" is compared with the record at the end of "to".
    public static PersonChange? Between(Employee? before, Employee? after, Employee? now, DateOnly from, DateOnly to)
    {
        // A record added late: the person joined before these days.
        if (before is null && after?.StartDate < from)
            return null;
        // People are often added before their first day.
        var wasHere = before is { IsHere: true } && !(before.StartDate >= from);
        // A start date corrected to a later day does not make someone a leaver.
        var isHere = after is { IsHere: true } && (wasHere || !(after.StartDate > to));
        var last = (isHere ? after : before)!;
        FieldChange[] moves = wasHere && isHere
            ? [.. EmployeeField.Differing(before, after!)
                .Where(field => Moved.Contains(field.Name))
                .Select(field => new FieldChange(field.Name, field.Text(before!), field.Text(after!)))]
            : [];
        if (wasHere == isHere && moves.Length == 0)
            return null;
        var kind = !wasHere ? ChangeKind.Joined : !isHere ? ChangeKind.Left : ChangeKind.Moved;
        // Only admins may see the changes of a person protected at either moment or now.
        var isProtected = ((Employee?[])[before, after, now]).Any(record => record is { Protected: true });
        return new(
            last.Id, last.DisplayName, kind, isProtected,
            string.Join(" · ", ((string?[])[last.JobTitle, last.Department, last.Location]).OfType<string>()), moves);
    }
}

public enum ChangeKind
{
    Joined,
    Left,
    Moved
}
