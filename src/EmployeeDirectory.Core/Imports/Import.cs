using System.Text.Json.Serialization;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Core.Imports;

/// <summary>A change of many records: planned, then applied in the background, row by row. Only admins may read it.</summary>
public sealed record Import
{
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    public static readonly TimeSpan Listed = TimeSpan.FromDays(365);

    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public ImportState State { get; init; }

    public required string By { get; init; }

    public string? Address { get; init; }

    public Guid? OwnRecord { get; init; }

    public DateTimeOffset At { get; init; }

    public IReadOnlyList<string> Sheets { get; init; } = [];

    public int FileChunks { get; init; }

    public IReadOnlyList<string> Headers { get; init; } = [];

    public IReadOnlyList<string?> Fields { get; init; } = [];

    public ImportOptions Options { get; init; } = new();

    /// <summary>CSV, in which an apostrophe may guard what would be a formula.</summary>
    public bool IsText { get; init; }

    public int Rows { get; init; }

    public int SheetChunks { get; init; }

    public int Chunks { get; init; }

    public IReadOnlyDictionary<RowKind, int> Planned { get; init; } = new Dictionary<RowKind, int>();

    public IReadOnlyDictionary<RowResult, int> Results { get; init; } = new Dictionary<RowResult, int>();

    /// <summary>Where applying goes on. Rows whose manager is not there yet wait for the next round.</summary>
    public int NextChunk { get; init; }

    public bool IsLastRound { get; init; }

    public bool HasProgress { get; init; }

    public Guid? Undoes { get; init; }

    public Guid? UndoneBy { get; init; }

    public long Version { get; init; }

    [JsonIgnore]
    public int ToWrite => Planned.Where(count => count.Key.IsWritten()).Sum(count => count.Value);

    [JsonIgnore]
    public int Done => Results.Values.Sum();

    public string? HeaderOf(string field) => Headers.Where((_, column) => Fields[column] == field).FirstOrDefault();
}

public sealed record ImportOptions
{
    public EmptyCells Empty { get; init; }

    public DayOrder Days { get; init; }

    public bool MarkMissing { get; init; }
}

public enum EmptyCells
{
    Keep,
    Clear
}

/// <summary>How 03/04/2026 is read.</summary>
public enum DayOrder
{
    Unknown,
    DayFirst,
    MonthFirst
}

// The names are stored: add, never rename.
public enum ImportState
{
    Draft,
    Planned,
    Applying,
    Applied
}

public enum RowKind
{
    Created,
    Updated,
    Left,
    Deleted,
    Unchanged,
    Error
}

public enum RowResult
{
    None,
    Written,
    Stale,
    Refused
}

/// <param name="Number">As the spreadsheet shows it; 0 for who is not in the file.</param>
/// <param name="Version">Of the record that the plan saw.</param>
public sealed record ImportRow(int Number, RowKind Kind, Guid Person, string Name, long Version = 0)
{
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    public RowResult Result { get; init; }

    public string? Reason { get; init; }

    public string? NewManager { get; init; }
}

/// <param name="Text">With {0} where the arguments go.</param>
public sealed record RowProblem(string? Column, string Text, params IReadOnlyList<string> Arguments);

public static class RowKinds
{
    public static bool IsWritten(this RowKind kind) => kind is not (RowKind.Unchanged or RowKind.Error);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Import))]
[JsonSerializable(typeof(IReadOnlyList<ImportRow>))]
[JsonSerializable(typeof(IReadOnlyList<SheetRow>))]
public sealed partial class ImportJson : JsonSerializerContext;
