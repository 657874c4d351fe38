namespace EmployeeDirectory.Rehearsal.Visitors;

internal enum Outcome
{
    /// <summary>What was asked for.</summary>
    Served,

    /// <summary>The program's own 503, which says when to come back, and which has what was typed still in the form.</summary>
    Refused,

    /// <summary>Anything else, or nothing.</summary>
    Failed
}
