using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Imports;

/// <summary>Says what the rows of a file would change, and writes that down. It changes no record.</summary>
public sealed class ImportPlanner(IImportStore store, ReadModel people)
{
    private const int Batch = 500;

    /// <returns>The plan, or null if somebody else has changed the import.</returns>
    public async Task<Import?> PlanAsync(Import draft, CancellationToken ct)
    {
        var sheet = store.Sheet(draft.Id);
        var keys = new ImportKeys(people.Keys());
        var targets = new ImportTargets(draft, keys);
        await foreach (var row in sheet.ReadAllAsync(draft.SheetChunks, ct))
            targets.Add(row);
        targets.Resolve();

        var counts = new Dictionary<RowKind, int>();
        var failed = new HashSet<Guid>();
        var plan = store.Plan(draft.Id);
        var chunks = await plan.WriteAsync(RowsAsync(draft, sheet, targets, ct), rows =>
        {
            foreach (var row in rows)
            {
                counts[row.Kind] = counts.GetValueOrDefault(row.Kind) + 1;
                if (row.Kind == RowKind.Error)
                    failed.Add(row.Person);
            }
        }, ct);
        await RefuseReportsAsync();
        return await store.SaveAsync(draft with { State = ImportState.Planned, Chunks = chunks, Planned = counts }, ct);

        async Task RefuseReportsAsync()
        {
            var orphans = targets.Below(failed);
            if (orphans.Count == 0)
                return;
            for (var number = 0; number < chunks; number++)
            {
                var rows = await plan.ReadAsync(number, ct) ?? [];
                if (!rows.Any(row => row.Kind != RowKind.Error && orphans.ContainsKey(row.Person)))
                    continue;
                await plan.WriteAsync(number, [.. rows.Select(row =>
                {
                    if (row.Kind == RowKind.Error || !orphans.TryGetValue(row.Person, out var manager))
                        return row;
                    counts[row.Kind]--;
                    counts[RowKind.Error] = counts.GetValueOrDefault(RowKind.Error) + 1;
                    return row with
                    {
                        Kind = RowKind.Error,
                        Problems = [new(
                            draft.HeaderOf(EmployeeField.Manager),
                            "Row {0}, their manager, has an error.", $"{manager}")]
                    };
                })], ct);
            }
        }
    }

    private async IAsyncEnumerable<ImportRow> RowsAsync(
        Import draft, ImportChunks<SheetRow> sheet, ImportTargets targets,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var fields = EmployeeField.All.Where(field => draft.Fields.Contains(field.Name)).ToList();
        await foreach (var batch in sheet.ReadAllAsync(draft.SheetChunks, ct).Chunk(Batch))
        {
            var known = people.FindMany([.. batch.Select(row => targets[row.Number].Person)]).ToDictionary(one => one.Id);
            foreach (var row in batch)
                yield return Plan(draft, row, targets[row.Number], known, fields);
        }
        if (!draft.Options.MarkMissing)
            yield break;
        foreach (var batch in targets.Missing().Chunk(Batch))
            foreach (var person in people.FindMany(batch))
                yield return new(0, RowKind.Left, person.Id, person.DisplayName, person.Version)
                {
                    Changes = [new(nameof(Employee.Status), nameof(EmployeeStatus.Active), nameof(EmployeeStatus.Left))]
                };
    }

    private static ImportRow Plan(
        Import draft, SheetRow row, ImportTarget target, Dictionary<Guid, Employee> known, List<EmployeeField> fields)
    {
        var current = known.GetValueOrDefault(target.Person);
        var cells = new ImportCells(draft, row);
        var form = current is null ? new EmployeeForm() : EmployeeForm.From(current, manager: null);
        cells.ApplyTo(form, isNew: current is null);
        foreach (var problem in target.Problems)
            cells.Refuse(problem.Column, problem.Text, problem.Arguments);
        // Otherwise it is not known whom the form is about.
        if (target.Problems.Count == 0)
            foreach (var invalid in Invalid(form))
                cells.Refuse(invalid.MemberNames.FirstOrDefault(), invalid.ErrorMessage!);
        var name = PlainText.Clean(form.DisplayName) ?? target.Name ?? "";
        if (cells.Problems.Count > 0)
            return new(row.Number, RowKind.Error, target.Person, name) { Problems = cells.Problems };

        var basis = current ?? new Employee { Id = target.Person, DisplayName = "" };
        var next = form.ApplyTo(basis, target.HasManager ? target.Manager : basis.ManagerId);
        if (current is not null && !draft.Fields.Contains(nameof(Employee.DisplayName)))
            next = next with { DisplayName = Renamed(current, next) };
        var changes = EmployeeField.Differing(current, next)
            .Where(field => current is null || fields.Contains(field) || field.Name == nameof(Employee.DisplayName))
            .Select(field => new FieldChange(field.Name, current is null ? null : field.Text(current), field.Text(next)))
            .ToList();
        return new(
            row.Number,
            current is null ? RowKind.Created : changes.Count == 0 ? RowKind.Unchanged : RowKind.Updated,
            target.Person, next.DisplayName, current?.Version ?? 0)
        {
            Changes = changes,
            NewManager = target.NewManager
        };
    }

    private static List<ValidationResult> Invalid(EmployeeForm form)
    {
        var invalid = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), invalid, validateAllProperties: true);
        return invalid;
    }

    // A file of given and family names renames those who are called by both.
    private static string Renamed(Employee current, Employee next) =>
        current.DisplayName == $"{current.GivenName} {current.FamilyName}" && next is { GivenName: not null, FamilyName: not null }
            ? $"{next.GivenName} {next.FamilyName}"
            : current.DisplayName;
}
