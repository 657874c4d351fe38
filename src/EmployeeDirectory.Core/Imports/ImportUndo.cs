using System.Runtime.CompilerServices;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Imports;

/// <summary>Plans what puts back exactly what an import wrote. Whoever was changed since is left as they are, and named.</summary>
public sealed class ImportUndo(IImportStore store, ReadModel people)
{
    /// <returns>The plan, or null if the import cannot be undone any more, or somebody else has just changed it.</returns>
    public async Task<Import?> PlanAsync(Import applied, Import undo, CancellationToken ct)
    {
        if (applied.Chunks > 0 && await store.Plan(applied.Id).ReadAsync(0, ct) is null)
            return null;
        var counts = new Dictionary<RowKind, int>();
        var chunks = await store.Plan(undo.Id).WriteAsync(
            RowsAsync(applied, ct),
            rows =>
            {
                foreach (var row in rows)
                    counts[row.Kind] = counts.GetValueOrDefault(row.Kind) + 1;
            },
            ct);
        return await store.SaveAsync(
            undo with { State = ImportState.Planned, Undoes = applied.Id, Chunks = chunks, Planned = counts }, ct);
    }

    private async IAsyncEnumerable<ImportRow> RowsAsync(Import applied, [EnumeratorCancellation] CancellationToken ct)
    {
        var plan = store.Plan(applied.Id);
        for (var number = 0; number < applied.Chunks; number++)
        {
            var written = (await plan.ReadAsync(number, ct) ?? []).Where(row => row.Result == RowResult.Written).ToList();
            var known = people.FindMany(written.Select(row => row.Person), withDeleted: true).ToDictionary(one => one.Id);
            foreach (var row in written)
                yield return Undo(applied, row, known.GetValueOrDefault(row.Person));
        }
    }

    private static ImportRow Undo(Import applied, ImportRow row, Employee? now)
    {
        var undone = new ImportRow(row.Number, KindOf(row), row.Person, row.Name, now?.Version ?? 0);
        if (now is null || now.SubmissionId != ImportRunner.SubmissionOf(applied.Id, row.Person))
            return undone with
            {
                Kind = RowKind.Error,
                Problems = [new(null, "This record was changed after the import. It stays as it is.")]
            };
        return undone with
        {
            Changes = row.Kind == RowKind.Created
                ? [new(EmployeeField.Deleted, null, "true")]
                : [.. row.Changes.Select(change => new FieldChange(change.Field, change.New, change.Old))]
        };
    }

    private static RowKind KindOf(ImportRow row) => row.Kind == RowKind.Created ? RowKind.Deleted : RowKind.Updated;
}
