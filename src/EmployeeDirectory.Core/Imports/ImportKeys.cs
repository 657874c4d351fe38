using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Imports;

public sealed class ImportKeys
{
    private readonly Dictionary<Guid, PersonKeys> _people;
    private readonly Dictionary<string, Guid> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _emails = new(StringComparer.Ordinal);

    // Guid.Empty where several have it.
    private readonly Dictionary<string, Guid> _names = new(StringComparer.Ordinal);

    public ImportKeys(IReadOnlyList<PersonKeys> people)
    {
        _people = people.ToDictionary(person => person.Id);
        foreach (var person in people)
            Share(person.Id, person.Number, person.Email, person.FoldedName);
    }

    public bool Has(Guid id) => _people.ContainsKey(id);

    public PersonKeys Of(Guid id) => _people.GetValueOrDefault(id);

    public IEnumerable<PersonKeys> All => _people.Values;

    public Guid? WithNumber(string? number) => Known(_numbers, number);

    public Guid? WithEmail(string? email) => Known(_emails, EmailAddress.Key(email));

    public Guid? Called(string name) => Known(_names, PlainText.Fold(name));

    public void Add(Guid id, string? number, string? email, string? name) =>
        Share(id, number, EmailAddress.Key(email), name is null ? null : PlainText.Fold(name));

    /// <summary>By employee number, e-mail, id, or a name that one person has.</summary>
    public (Guid? Id, RowProblem? Problem) Resolve(string text)
    {
        var mark = text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var at ? text[(at + 1)..^1].Trim() : null;
        var found = WithNumber(text) ?? WithEmail(text)
            ?? (Guid.TryParse(text, out var id) && Has(id) ? id : (Guid?)null)
            ?? Called(text)
            ?? (mark is null ? null : WithNumber(mark) ?? WithEmail(mark));
        return found switch
        {
            null => (null, new(null, "Nobody is called “{0}” here or in the file.", text)),
            { } several when several == Guid.Empty => (null, new(
                null, "Several people are called “{0}”. Enter an employee number or an e-mail address.", text)),
            _ => (found, null)
        };
    }

    private static Guid? Known(Dictionary<string, Guid> keys, string? key) =>
        key is not null && keys.TryGetValue(key, out var id) ? id : null;

    private void Share(Guid id, string? number, string? email, string? foldedName)
    {
        Share(_numbers, number, id);
        Share(_emails, email, id);
        Share(_names, foldedName, id);
    }

    private static void Share(Dictionary<string, Guid> keys, string? key, Guid id)
    {
        if (key is not null)
            keys[key] = keys.TryGetValue(key, out var other) && other != id ? Guid.Empty : id;
    }
}
