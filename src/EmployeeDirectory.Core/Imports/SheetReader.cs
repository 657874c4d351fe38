using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using CsvHelper;
using EmployeeDirectory.Core.Text;
using MiniExcelLibs;

namespace EmployeeDirectory.Core.Imports;

/// <summary>Reads tables of texts from CSV and XLSX, row by row. Dates become <c>2026-03-01</c>; numbers are written as short
/// as they can be.</summary>
/// <exception cref="SheetException">From every member: not a table, damaged, or beyond a limit.</exception>
public sealed class SheetReader(byte[] file)
{
    public const int MaxBytes = 32 * 1024 * 1024;
    public const int MaxRows = 100_000;
    public const int MaxColumns = 100;
    public const int MaxCell = 5_000;
    public const int MaxRow = 50_000;

    // A workbook of this many rows is about 80 MB of XML; a zip bomb is far more.
    private const long MaxUnpacked = 512L * 1024 * 1024;
    private const int MaxParts = 1_000;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly CsvReaderOptions Csv = new()
    {
        HasHeader = false,
        // They are rows of a spreadsheet, too, and count as such.
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = MaxColumns * MaxCell
    };

    public bool IsWorkbook { get; } = file.AsSpan().StartsWith("PK\u0003\u0004"u8);

    public IReadOnlyList<string> SheetNames() => IsWorkbook ? Guarded(() => Workbook().GetSheetNames()) : [];

    /// <summary>The first row that is not blank is the header. Blank rows are left out, and count.</summary>
    public IEnumerable<SheetRow> Read(string? sheet)
    {
        using var rows = (IsWorkbook ? ReadWorkbook(sheet) : ReadText()).GetEnumerator();
        var found = 0;
        while (Guarded(rows.MoveNext))
        {
            if (rows.Current.Cells.All(cell => cell is null))
                continue;
            if (found++ > MaxRows)
                throw new SheetException($"The file has more than {MaxRows:N0} rows. Split it into several files.");
            if (rows.Current.Cells.Length > MaxColumns)
                throw new SheetException($"The file has more than {MaxColumns} columns. Leave out those that are not needed.");
            if (rows.Current.Cells.Sum(cell => cell?.Length ?? 0) > MaxRow)
                throw new SheetException($"Row {rows.Current.Number} is longer than {MaxRow:N0} characters.");
            yield return rows.Current;
        }
        if (found == 0)
            throw new SheetException($"The file is empty.");
    }

    private IEnumerable<SheetRow> ReadText()
    {
        using var csv = CsvReader.Create(new MemoryStream(file), Csv with { Encoding = TextEncoding() });
        while (csv.Read())
            yield return new((int)csv.RowNumber, Cells(csv.FieldCount, column => csv.GetString(column)));
    }

    private IEnumerable<SheetRow> ReadWorkbook(string? sheet)
    {
        var number = 0;
        using var workbook = new MemoryStream(file);
        Workbook();
        foreach (IDictionary<string, object?> row in workbook.Query(sheetName: sheet, excelType: ExcelType.XLSX))
        {
            var cells = row.Values.ToArray();
            yield return new(++number, Cells(cells.Length, column => Text(cells[column])));
        }
    }

    // Without the empty ones at the end, which spreadsheets add.
    private static string?[] Cells(int count, Func<int, string?> cell)
    {
        var cells = new string?[count];
        var last = 0;
        for (var column = 0; column < count; column++)
            if (cell(column) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text))
            {
                if (text.Length > MaxCell)
                    text = PlainText.Cut(text, MaxCell + 1);
                (cells[column], last) = (text, column + 1);
            }
        return cells[..last];
    }

    private static string? Text(object? cell) => cell switch
    {
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell?.ToString()
    };

    private Encoding? TextEncoding()
    {
        ReadOnlySpan<byte> start = file;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return null;
        if (start.Contains((byte)0))
            throw new SheetException($"This isn’t a CSV file or a workbook. Save the table as CSV or XLSX.");
        if (start.TrimStart("\uFEFF \r\n\t"u8).StartsWith("<"u8))
            throw new SheetException($"This is a web page or XML. Save the table as CSV or XLSX.");
        return Utf8.IsValid(start) ? null : Western;
    }

    private MemoryStream Workbook()
    {
        using var parts = new ZipArchive(new MemoryStream(file));
        // What is unpacked never exceeds the length that is stated.
        if (parts.Entries.Count > MaxParts || parts.Entries.Sum(part => part.Length) > MaxUnpacked)
            throw new SheetException($"The workbook is too large. Save the one sheet as CSV.");
        return parts.GetEntry("xl/workbook.xml") is null
            ? throw new SheetException($"This isn’t a workbook. Save the table as CSV or XLSX.")
            : new(file);
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException fault) when (fault.RecordNumber > 0)
        {
            throw new SheetException(
                $"Row {fault.RecordNumber} is too long, or has a quotation mark that is not closed or not doubled.", fault);
        }
        catch (Exception fault) when (fault is CsvFormatException or InvalidDataException or XmlException or IOException
            or InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException
            or NullReferenceException or InvalidCastException or IndexOutOfRangeException)
        {
            throw new SheetException($"The file is damaged. Open it in a spreadsheet and save it again.", fault);
        }
    }
}

/// <param name="Number">As a spreadsheet shows it, from 1.</param>
/// <param name="Cells">Null where empty; no more than up to the last one that is not.</param>
public sealed record SheetRow(int Number, string?[] Cells);
