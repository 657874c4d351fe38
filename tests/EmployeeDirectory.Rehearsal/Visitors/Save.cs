namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>Something to be saved once, however often its form is posted.</summary>
/// <param name="Person">Whose record; of a new one the id that it is to get, which is that of the submission.</param>
/// <param name="Field">As the history names it.</param>
/// <param name="Value">What no other save has; null where only the program knows, as it does of a photo.</param>
internal sealed record Save(Guid Person, Guid Submission, string Field, string? Value)
{
    /// <summary>The program said that it is saved.</summary>
    public bool Accepted { get; set; }

    /// <summary>A post was not answered: it is saved or not.</summary>
    public bool Lost { get; set; }

    public bool IsNew => Person == Submission;
}
