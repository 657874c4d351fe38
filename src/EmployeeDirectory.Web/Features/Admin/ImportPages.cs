using EmployeeDirectory.Core.Imports;

namespace EmployeeDirectory.Web.Features.Admin;

public sealed record NewImportPage(string? Text = null, FormattableString? Problem = null);

public sealed record SheetPage(Import Import, FormattableString? Problem = null);

public sealed record ColumnsPage(Import Import, IReadOnlyList<SheetRow> Sample, string? Problem = null);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ImportPage(
    Import Import, string By, ImportFilter Filter, IReadOnlyList<ImportRow> Rows, string? Next, bool AreGone, string? Problem = null);

/// <summary>Which rows of a plan are shown; everything if both are null.</summary>
public sealed record ImportFilter(RowKind? Kind, RowResult? Result)
{
    public bool Has(ImportRow row) => (Kind is null || row.Kind == Kind) && (Result is null || row.Result == Result);
}

public sealed class ColumnsForm
{
    public List<string?> Fields { get; set; } = [];

    public EmptyCells Empty { get; set; }

    public DayOrder Days { get; set; }

    public bool MarkMissing { get; set; }

    public long Version { get; set; }
}
