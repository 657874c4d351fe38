using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Features.Changes;

/// <summary>What became of someone between two moments.</summary>
/// <param name="Name">As they were called last.</param>
/// <param name="Protected">At either moment, or now: only admins may know.</param>
/// <param name="Place">Their title, department and location, as far as known.</param>
/// <param name="Moves">The fields of <see cref="Moved"/> that differ; none for those who joined or left.</param>
public sealed record PersonChange(Guid Id, string Name, ChangeKind Kind, bool Protected, string Place, IReadOnlyList<FieldChange> Moves)
{
    private static readonly HashSet<string> Moved =
        [nameof(Employee.JobTitle), nameof(Employee.Department), nameof(Employee.Location), EmployeeField.Manager];

    /// <param name="now">The record as it is, where there is one.</param>
    /// <returns>Null for someone who was and stayed where they were, or was not here at either moment.</returns>
    public static PersonChange? Between(Employee? before, Employee? after, Employee? now)
    {
        var (wasHere, isHere) = (IsHere(before), IsHere(after));
        var last = (isHere ? after : before)!;
        FieldChange[] moves = wasHere && isHere
            ? [.. EmployeeField.Differing(before, after!).Where(field => Moved.Contains(field.Name)).Select(field => new FieldChange(field.Name, field.Text(before!), field.Text(after!)))]
            : [];
        if (wasHere == isHere && moves.Length == 0)
            return null;
        var kind = !wasHere ? ChangeKind.Joined : !isHere ? ChangeKind.Left : ChangeKind.Moved;
        var isProtected = ((Employee?[])[before, after, now]).Any(record => record is { Protected: true });
        return new(last.Id, last.DisplayName, kind, isProtected, string.Join(" · ", ((string?[])[last.JobTitle, last.Department, last.Location]).OfType<string>()), moves);
    }

    private static bool IsHere(Employee? record) => record is { IsDeleted: false, Status: EmployeeStatus.Active };
}

public enum ChangeKind
{
    Joined,
    Left,
    Moved
}
