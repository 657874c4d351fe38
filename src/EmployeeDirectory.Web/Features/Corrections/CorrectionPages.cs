using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Features.Corrections;

public sealed record NewCorrectionPage(Employee Employee, CorrectionForm Form, string? Problem = null);

public sealed record CorrectionsPage(IReadOnlyList<OpenCorrection> Open, string? Problem = null)
{
    public const int MostListed = 100;
}

public sealed record OpenCorrection(Correction Correction, Employee? Employee, string? Current, string By);

public sealed record OwnCorrection(Correction Correction, Employee? Employee);
