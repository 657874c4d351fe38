using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

public sealed class PersonResolver(ReadModel people)
{
    private const int MostNamesakes = 20;

    public string? TextOf(Guid? id) => id switch
    {
        null => null,
        { } known when people.Find(known) is { IsErased: false } manager => TextOf(manager),
        _ => id.ToString()
    };

    public static string TextOf(Employee manager) =>
        (manager.Email ?? manager.EmployeeNumber) is { } mark ? $"{manager.DisplayName} ({mark})" : manager.DisplayName;

    public (Guid? Id, FormattableString? Problem) ResolveManager(string? typed, Employee employee)
    {
        if (PlainText.Clean(typed) is { } text
            && (text == TextOf(employee.ManagerId) || text == employee.ManagerId?.ToString()))
            return (employee.ManagerId, null);
        var (id, problem) = Resolve(typed);
        return id == employee.Id
            ? (null, $"Nobody can be their own manager. Choose another person, or leave this empty.")
            : (id, problem);
    }

    public (Guid? Id, FormattableString? Problem) Resolve(string? typed)
    {
        if (PlainText.Clean(typed) is not { } text)
            return (null, null);
        var found = Candidates(text);
        return found switch
        {
            [var one] => (one.Id, null),
            [] => (
                null,
                $"No one here is called “{text}”. Check the spelling, or enter an e-mail address or employee number."),
            _ => (
                null,
                $"Several people are called “{text}”: {string.Join(", ", found.Select(Distinguish))}. Enter one of these instead.")
        };
    }

    private static string Distinguish(Employee employee) =>
        employee.Email ?? employee.EmployeeNumber ?? employee.Id.ToString();

    private IReadOnlyList<Employee> Candidates(string text)
    {
        if (Guid.TryParse(text, out var id))
            return people.Find(id) is { IsDeleted: false } person ? [person] : [];
        var called = people.FindCalled(text, MostNamesakes);
        if (called.Count == 0 && text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var mark)
            called = [.. people.FindCalled(text[(mark + 1)..^1].Trim(), MostNamesakes)
                .Where(person => PlainText.Fold(person.DisplayName) == PlainText.Fold(text[..mark].Trim()))];
        return called.Count == 0 ? people.FindNamed(text, MostNamesakes) : called;
    }
}
