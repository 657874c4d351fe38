using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed record PersonalCorrection(
    Guid Id, string Employee, DateTimeOffset At, string Field, string? Value, string? Note, CorrectionState State,
    DateTimeOffset? SettledAt)
{
    public static PersonalCorrection From(Correction made, Func<Guid, bool> isListed) => new(
        made.Id,
        isListed(made.EmployeeId) ? made.EmployeeId.ToString() : Unlisted.Words,
        made.At,
        made.Field,
        made.Value,
        made.Note,
        made.State,
        made.SettledAt);
}
