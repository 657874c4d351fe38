using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Features.Corrections;

public sealed record NewCorrectionPage(Employee Employee, CorrectionForm Form, string? Problem = null)
{
    /// <summary>What may be reported, with the present values; empty once a field is chosen.</summary>
    public IReadOnlyList<CorrectedField> Choices { get; init; } = [];
}

public sealed record CorrectedField(EmployeeField Field, string? Value)
{
    public IReadOnlyList<string> Values => (Value ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries);
}

public sealed record CorrectionsPage(IReadOnlyList<OpenCorrection> Open, string? Problem = null)
{
    public const int MostListed = 100;
}

/// <param name="By">All who say the same, the first first.</param>
public sealed record OpenCorrection(
    Correction Correction, Employee? Employee, string? Current, IReadOnlyList<string> By, IReadOnlyList<string> Notes);

public sealed record OwnCorrection(Correction Correction, Employee? Employee);
