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
        return [.. open
            .GroupBy(one => (one.EmployeeId, one.Field, one.Value, Alone: one.Value is null ? one.Id : Guid.Empty))
            .Select(same =>
            {
                var one = same.First();
                var person = people.GetValueOrDefault(one.EmployeeId) is { IsDeleted: false } known ? known : null;
                return new OpenCorrection(
                    one, person, person is null ? null : Current(one, person), [.. same.Select(said => by[said.By]).Distinct()],
                    [.. same.Select(said => said.Note).OfType<string>().Distinct()]);
            })];
    }

    private string? Current(Correction correction, Employee person) => correction.Field == EmployeeField.Manager
        ? managers.TextOf(person.ManagerId)
        : Correction.Fields.First(field => field.Name == correction.Field).Text(person);
}
