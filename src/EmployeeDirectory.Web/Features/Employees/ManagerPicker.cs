using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>Turns what people type in the manager field into a person, and back.</summary>
public sealed class ManagerPicker(ReadModel people)
{
    public string? TextOf(Guid? id) => id switch
    {
        null => null,
        { } known when people.Find(known) is { IsErased: false } manager => TextOf(manager),
        _ => id.ToString()
    };

    /// <summary>A name with what tells namesakes apart.</summary>
    public static string TextOf(Employee manager) =>
        (manager.Email ?? manager.EmployeeNumber) is { } mark ? $"{manager.DisplayName} ({mark})" : manager.DisplayName;

    /// <summary>Takes an id, a text of <see cref="TextOf(Employee)"/>, an e-mail address, an employee number or a full name.</summary>
    public (Guid? Id, string? Problem) Resolve(string? typed, Employee employee)
    {
        var text = PlainText.Clean(typed);
        if (text is null)
            return (null, null);
        if (text == TextOf(employee.ManagerId) || text == employee.ManagerId?.ToString())
            return (employee.ManagerId, null);
        var found = Candidates(text);
        return found switch
        {
            [var one] when one.Id == employee.Id => (null, "Nobody can be their own manager. Choose another person, or leave this empty."),
            [var one] => (one.Id, null),
            [] => (null, $"No one here is called “{text}”. Choose a person from the list, or leave this empty."),
            _ => (null, $"Several people are called “{text}”: {string.Join(", ", found.Select(Distinguish))}. Enter one of these instead.")
        };
    }

    private static string Distinguish(Employee employee) => employee.Email ?? employee.EmployeeNumber ?? employee.Id.ToString();

    private IReadOnlyList<Employee> Candidates(string text)
    {
        if (Guid.TryParse(text, out var id))
            return people.Find(id) is { IsDeleted: false } person ? [person] : [];
        var called = people.FindCalled(text, limit: 5);
        return called.Count == 0 && text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var mark
            ? [.. people.FindCalled(text[(mark + 1)..^1].Trim(), limit: 5)
                .Where(person => PlainText.Fold(person.DisplayName) == PlainText.Fold(text[..mark].Trim()))]
            : called;
    }
}
