using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>Two versions of a record, field by field where they differ. Posted back to the edit address.</summary>
/// <param name="Theirs">The record as it is now.</param>
/// <param name="UploadedPhoto">The ticket of a photo that came with the refused form.</param>
public sealed record ConflictPage(Employee Theirs, Guid SubmissionId, IReadOnlyList<ConflictField> Fields, string? UploadedPhoto)
{
    /// <summary>What differs between the record as it is and as a stale form would have it.</summary>
    /// <param name="history">Tells what the others changed since the form was shown, so that their changes are not taken back unasked.</param>
    /// <param name="visitor">Sees what they may set.</param>
    public static ConflictPage Between(
        Employee theirs, Employee yours, IReadOnlyList<HistoryEntry> history, string? uploadedPhoto, ManagerPicker managers, Visitor visitor) => new(
        theirs,
        Guid.CreateVersion7(),
        [.. EmployeeField.Differing(theirs, yours)
            .Where(field => field.Name == EmployeeField.Photo ? uploadedPhoto is not null : EmployeeForm.MaySet(field.Name, visitor))
            .Select(field => new ConflictField(
                field.Name == EmployeeField.Photo ? nameof(Photos.PhotoForm.UploadedPhoto) : field.Name,
                field.Label,
                ValueOf(field, theirs, postedPhoto: null, managers),
                ValueOf(field, yours, uploadedPhoto, managers),
                IsOnlyTheirs(field, yours, history)))],
        uploadedPhoto);

    private static bool IsOnlyTheirs(EmployeeField field, Employee yours, IReadOnlyList<HistoryEntry> history) =>
        history.Where(entry => entry.Version > yours.Version).SelectMany(entry => entry.Changes)
            .FirstOrDefault(change => change.Field == field.Name) is { } change && change.Old == field.Text(yours);

    private static ConflictValue ValueOf(EmployeeField field, Employee employee, string? postedPhoto, ManagerPicker managers) => field.Name switch
    {
        EmployeeField.Manager => new(managers.TextOf(employee.ManagerId), field.Text(employee)),
        EmployeeField.Photo => new(field.Text(employee), postedPhoto),
        nameof(Employee.Protected) => new(employee.Protected ? "Yes" : "No", field.Text(employee)),
        _ => new(field.Text(employee), field.Text(employee))
    };
}

/// <summary>A choice between two values, each as it is shown and as it is posted.</summary>
/// <param name="OnlyTheirs">You left it as it was.</param>
public sealed record ConflictField(string Name, string Label, ConflictValue Theirs, ConflictValue Yours, bool OnlyTheirs);

public sealed record ConflictValue(string? Shown, string? Posted);
