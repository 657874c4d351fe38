using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Suggestions;

/// <summary>What admins have to decide on, with the records as they are now.</summary>
public sealed class SuggestionList(ISuggestionStore suggestions, IEmployeeStore store, ManagerPicker managers, AccountNames names)
{
    public async Task<IReadOnlyList<OpenSuggestion>> ReadAsync(CancellationToken ct)
    {
        var open = await suggestions.ListOpenAsync(SuggestionsPage.MostListed, ct);
        var people = (await store.GetManyAsync([.. open.Select(one => one.EmployeeId).Distinct()], ct)).ToDictionary(person => person.Id);
        var by = await names.OfAsync(open.Select(one => one.By), ct);
        return [.. open.Select(one => people.GetValueOrDefault(one.EmployeeId) is { IsDeleted: false } person
            ? new OpenSuggestion(one, person, Current(one, person), by[one.By])
            : new OpenSuggestion(one, null, null, by[one.By]))];
    }

    private string? Current(Suggestion suggestion, Employee person) => suggestion.Field == EmployeeField.Manager
        ? managers.TextOf(person.ManagerId)
        : Suggestion.Fields.First(field => field.Name == suggestion.Field).Text(person);
}
