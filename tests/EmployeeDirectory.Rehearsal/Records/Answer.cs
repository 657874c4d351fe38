using EmployeeDirectory.Rehearsal.Visitors;

namespace EmployeeDirectory.Rehearsal.Records;

/// <param name="Instance">Which one the balancer had asked; null where nobody can tell.</param>
internal sealed record Answer(Kind Kind, Outcome Outcome, string? Instance, int? Status, string? Fault, DateTimeOffset Started, TimeSpan Took)
{
    public DateTimeOffset Ended => Started + Took;

    public bool IsOfASave => Kind >= Kind.Form;
}
