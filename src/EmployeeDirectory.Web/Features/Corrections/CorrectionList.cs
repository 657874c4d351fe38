using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Features.Corrections;

public sealed class CorrectionList(
    ICorrectionStore corrections, IEmployeeStore store, PersonResolver managers, AccountNames names)
{
    public async Task<IReadOnlyList<OpenCorrection>> ReadAsync(CancellationToken ct)
    {
        var open = await corrections.ListOpenAsync(CorrectionsPage.MostListed, ct);
        var people = (await store.GetManyAsync([.. open.Select(one => one.EmployeeId).Distinct()], ct))
            .ToDictionary(person => person.Id);
        var by = await names.OfAsync(open.Select(one => one.By), ct);
        return [.. open.Select(one => people.GetValueOrDefault(one.EmployeeId) is { IsDeleted: false } person
            ? new OpenCorrection(one, person, Current(one, person), by[one.By])
            : new OpenCorrection(one, null, null, by[one.By]))];
    }

    private string? Current(Correction correction, Employee person) => correction.Field == EmployeeField.Manager
        ? managers.TextOf(person.ManagerId)
        : Correction.Fields.First(field => field.Name == correction.Field).Text(person);
}
