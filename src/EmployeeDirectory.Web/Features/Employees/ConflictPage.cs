using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed record ConflictPage(
    Employee Theirs, Guid SubmissionId, IReadOnlyList<ConflictField> Fields, string? UploadedPhoto)
{
    public static ConflictPage Between(
        Employee theirs, Employee yours, IReadOnlyList<HistoryEntry> history, string? uploadedPhoto,
        PersonResolver managers, CurrentUser user) => new(
        theirs,
        Guid.CreateVersion7(),
        [.. EmployeeField.Differing(theirs, yours)
            .Where(field => field.Name == EmployeeField.Photo
                ? uploadedPhoto is not null
                : EmployeeForm.MaySet(field.Name, user))
            .Select(field => new ConflictField(
                field.Name == EmployeeField.Photo ? nameof(PhotoForm.UploadedPhoto) : field.Name,
                field.Label,
                ValueOf(field, theirs, postedPhoto: null, managers),
                ValueOf(field, yours, uploadedPhoto, managers),
                IsOnlyTheirs(field, yours, history)))],
        uploadedPhoto);

    // These default to theirs, so that a stale form does not undo what others changed since it was shown.
    private static bool IsOnlyTheirs(EmployeeField field, Employee yours, IReadOnlyList<HistoryEntry> history) =>
        history.Where(entry => entry.Version > yours.Version).SelectMany(entry => entry.Changes)
            .FirstOrDefault(change => change.Field == field.Name) is { } change && change.Old == field.Text(yours);

    private static ConflictValue ValueOf(
        EmployeeField field, Employee employee, string? postedPhoto, PersonResolver managers) => field.Name switch
        {
            EmployeeField.Manager => new(managers.TextOf(employee.ManagerId), field.Text(employee)),
            EmployeeField.Photo => new(field.Text(employee), postedPhoto),
            nameof(Employee.Protected) => new(employee.Protected ? "Yes" : "No", field.Text(employee)),
            _ => new(field.Text(employee), field.Text(employee))
        };
}

public sealed record ConflictField(
    string Name, string Label, ConflictValue Theirs, ConflictValue Yours, bool OnlyTheirs);

public sealed record ConflictValue(string? Shown, string? Posted);
