using System.Globalization;
using EmployeeDirectory.Core.Imports;

namespace EmployeeDirectory.Web.Features.Admin;

public sealed class ImportRowReader(IImportStore store)
{
    private const int RowsOnPage = 50;

    public async Task<(IReadOnlyList<ImportRow> Rows, string? Next, bool AreGone)> ReadAsync(
        Import import, ImportFilter filter, string? from, CancellationToken ct)
    {
        var (chunk, skipped) = Parse(from);
        var rows = new List<ImportRow>();
        for (; chunk < import.Chunks; chunk++, skipped = 0)
        {
            if (await store.Plan(import.Id).ReadAsync(chunk, ct) is not { } read)
                return (rows, null, AreGone: true);
            for (var at = skipped; at < read.Count; at++)
                if (filter.Has(read[at]))
                {
                    if (rows.Count == RowsOnPage)
                        return (rows, string.Create(CultureInfo.InvariantCulture, $"{chunk}.{at}"), false);
                    rows.Add(read[at]);
                }
        }
        return (rows, null, false);
    }

    private static (int Chunk, int Row) Parse(string? from) =>
        from?.Split('.') is [var chunk, var row]
        && int.TryParse(chunk, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : (0, 0);
}
