using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Imports;

/// <summary>Which person each row of a file is about, and who their manager will be.</summary>
public sealed class ImportTargets(Import import, ImportKeys keys)
{
    private readonly Dictionary<int, ImportTarget> _rows = [];
    private readonly Dictionary<Guid, int> _taken = [];
    private bool _hasUnknown;

    public ImportTarget this[int row] => _rows[row];

    public void Add(SheetRow row)
    {
        var cells = new ImportCells(import, row);
        var (number, email) = (cells.Find(nameof(Employee.EmployeeNumber)), EmailAddress.Clean(cells.Find(nameof(Employee.Email))));
        var name = cells.Find(nameof(Employee.DisplayName))
            ?? PlainText.Clean($"{cells.Find(nameof(Employee.GivenName))} {cells.Find(nameof(Employee.FamilyName))}");
        var problems = new List<RowProblem>();
        var found = Find(cells.Find(ImportField.Id), number, email, name, problems);
        _hasUnknown |= found is null && problems.Count > 0;
        var person = found ?? Guid.CreateVersion7();
        if (found is { } known && keys.WithEmail(email) is { } other && other != known && EmailAddress.Key(email) != keys.Of(known).Email)
            problems.Add(new(nameof(Employee.Email), SaveRefusal.For(SaveOutcome.EmailTaken).Reason));
        if (!_taken.TryAdd(person, row.Number))
            problems.Add(new(null, "Row {0} is about the same person.", $"{_taken[person]}"));
        _rows.Add(row.Number, new(person, name, number, email, cells.Find(EmployeeField.Manager), problems));
    }

    // Once all rows are known: managers may come after their reports.
    public void Resolve()
    {
        RefuseSharedKeys();
        foreach (var target in _rows.Values)
            if (!keys.Has(target.Person))
                keys.Add(target.Person, target.Number, target.Email, target.Name);
        if (import.HeaderOf(EmployeeField.Manager) is null)
            return;
        foreach (var target in _rows.Values)
            Resolve(target);
        foreach (var target in _rows.Values.Where(target => target is { Manager: not null, Problems.Count: 0 }))
            if (IsLoop(target))
                target.Problems.Add(new(EmployeeField.Manager, SaveRefusal.For(SaveOutcome.ReportingCycle).Reason));
    }

    /// <summary>Active people of the directory whom no row is about. Nobody if a row may be about any of them.</summary>
    public IEnumerable<Guid> Missing() => _hasUnknown ? [] :
        keys.All.Where(person => person.IsActive && !_taken.ContainsKey(person.Id)).Select(person => person.Id);

    /// <summary>Everybody new, or moved, below these people who will not be created, each with the row of their manager.</summary>
    public IReadOnlyDictionary<Guid, int> Below(IReadOnlySet<Guid> failed)
    {
        var below = new Dictionary<Guid, int>();
        var reports = _rows.Values.Where(target => target.Manager is not null).ToLookup(target => target.Manager!.Value);
        var open = new Queue<Guid>(failed.Where(person => !keys.Has(person)));
        while (open.TryDequeue(out var manager))
            foreach (var report in reports[manager])
                if (below.TryAdd(report.Person, _taken[manager]) && !keys.Has(report.Person))
                    open.Enqueue(report.Person);
        return below;
    }

    private Guid? Find(string? id, string? number, string? email, string? name, List<RowProblem> problems)
    {
        if (id is not null)
        {
            if (Guid.TryParse(id, out var known) && keys.Has(known))
                return known;
            problems.Add(new(ImportField.Id, "Nobody has this id. Leave it empty for somebody new."));
            return null;
        }
        var (byNumber, byEmail) = (keys.WithNumber(number), keys.WithEmail(email));
        if (byNumber == Guid.Empty || byEmail == Guid.Empty)
        {
            problems.Add(new(
                byNumber == Guid.Empty ? nameof(Employee.EmployeeNumber) : nameof(Employee.Email),
                "Several people in the directory have this. Correct them first."));
            return null;
        }
        if (byNumber is not null && byEmail is not null && byNumber != byEmail)
        {
            problems.Add(new(null, "The employee number and the e-mail address belong to two people."));
            return null;
        }
        if (byNumber is not null || byEmail is not null || number is not null || email is not null || name is null)
            return byNumber ?? byEmail;
        if (keys.Called(name) != Guid.Empty)
            return keys.Called(name);
        problems.Add(new(null, "Several people are called “{0}”. Enter an employee number or an e-mail address.", name));
        return null;
    }

    private void RefuseSharedKeys()
    {
        Refuse(target => target.Number, person => person.Number, StringComparer.OrdinalIgnoreCase, nameof(Employee.EmployeeNumber));
        Refuse(target => EmailAddress.Key(target.Email), person => person.Email, StringComparer.Ordinal, nameof(Employee.Email));

        // Those who share one already are not the fault of this file.
        void Refuse(Func<ImportTarget, string?> key, Func<PersonKeys, string?> known, StringComparer comparer, string field)
        {
            var first = new Dictionary<string, int>(comparer);
            foreach (var (row, target) in _rows)
                if (key(target) is { } text && !first.TryAdd(text, row) && _rows[first[text]].Person != target.Person
                    && !comparer.Equals(known(keys.Of(target.Person)), text))
                    target.Problems.Add(new(field, "Row {0} has this, too.", $"{first[text]}"));
        }
    }

    private void Resolve(ImportTarget target)
    {
        target.HasManager = target.ManagerText is not null || import.Options.Empty == EmptyCells.Clear || !keys.Has(target.Person);
        if (target.ManagerText is not { } text)
            return;
        var (manager, problem) = keys.Resolve(text);
        if (problem is not null)
            target.Problems.Add(problem with { Column = EmployeeField.Manager });
        else if (manager == target.Person)
            target.Problems.Add(new(EmployeeField.Manager, "Nobody can be their own manager."));
        else
            (target.Manager, target.NewManager) = (manager, keys.Has(manager!.Value) ? null : _rows[_taken[manager.Value]].Name);
    }

    private bool IsLoop(ImportTarget target)
    {
        var (above, steps) = (target.Manager, 0);
        while (above is { } manager)
        {
            if (manager == target.Person || ++steps > SavePlan.MaxReportingLine)
                return true;
            above = _taken.TryGetValue(manager, out var row) && _rows[row] is { HasManager: true } planned
                ? planned.Manager
                : keys.Of(manager).Manager;
        }
        return false;
    }
}

public sealed class ImportTarget(
    Guid person, string? name, string? number, string? email, string? managerText, List<RowProblem> problems)
{
    public Guid Person => person;

    public string? Name => name;

    public string? Number => number;

    public string? Email => email;

    public string? ManagerText => managerText;

    public List<RowProblem> Problems => problems;

    public bool HasManager { get; set; }

    public Guid? Manager { get; set; }

    public string? NewManager { get; set; }
}
