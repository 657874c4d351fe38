using System.IO.Compression;
using System.Text;
using EmployeeDirectory.Core.Imports;
using MiniExcelLibs;

namespace EmployeeDirectory.Web.Tests.Features.Imports;

public sealed class SheetReaderTests
{
    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Table) },
        { "UTF-8 with BOM", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Table)] },
        { "UTF-16 LE", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Table)] },
        { "UTF-16 BE", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Table)] },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Table) }
    };

    private const string Table = "Name;Place\r\nZoë;\"München, Süd\"\r\n";

    [Theory, MemberData(nameof(Encodings))]
    public void Read_AnyEncoding_IsTheSame(string encoding, byte[] file)
    {
        Assert.NotEmpty(encoding);
        Assert.Equal([new(1, "Name", "Place"), new(2, "Zoë", "München, Süd")], Read(file));
    }

    [Theory]
    [InlineData("Name,Place\nAda,Leeds\n")]
    [InlineData("Name;Place\nAda;Leeds")]
    [InlineData("Name\tPlace\r\nAda\tLeeds\r\n\r\n\r\n")]
    [InlineData("sep=;\nName;Place\nAda;Leeds\n")]
    [InlineData("sep=|\nName|Place\nAda|Leeds|\n")]
    public void Read_AnySeparator_IsTheSame(string text) =>
        Assert.Equal([new(1, "Name", "Place"), new(2, "Ada", "Leeds")], Read(text));

    [Fact]
    public void Read_LineBreaksAndBlankRows_CountsAsASpreadsheetDoes() => Assert.Equal(
        [new(1, "Name", "About"), new(3, "Ada", "One\ntwo"), new(5, null, "Three \"four\"")],
        Read("Name,About\n,\nAda,\"One\ntwo\"\n\n,\"Three \"\"four\"\"\",,\n"));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n,,\n", "empty")]
    [InlineData("<!DOCTYPE html><table>", "web page")]
    [InlineData("Name\nAda\0\n", "CSV file or a workbook")]
    [InlineData("PK\u0003\u0004 and no more", "damaged")]
    [InlineData("Name,Place\nAda,\"Leeds\nEve,York\n", "Row 2 is too long, or has a quotation mark")]
    [InlineData("Name,Place\nAda,5\" pipe\n", "Row 2 is too long, or has a quotation mark")]
    public void Read_NoTable_IsRefusedWithTheReason(string text, string reason) =>
        Assert.Contains(reason, Refused(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void Read_Picture_IsRefused() =>
        Assert.Contains("CSV file or a workbook", Refused([0x89, .. "PNG\r\n\u001a\n\0\0\0\rIHDR"u8]), StringComparison.Ordinal);

    [Fact]
    public void Read_BeyondALimit_IsRefused()
    {
        Assert.Contains("100,000 rows", Refused("Name\n" + string.Concat(Enumerable.Repeat("a\n", SheetReader.MaxRows + 1))), StringComparison.Ordinal);
        Assert.Contains("100 columns", Refused(string.Join(',', Enumerable.Repeat("a", 101))), StringComparison.Ordinal);
        Assert.Contains("Row 1 is too long", Refused(string.Join(',', Enumerable.Repeat("a", 1_000_000))), StringComparison.Ordinal);
        Assert.Contains("longer than", Refused("Name\n" + string.Join(',', Enumerable.Repeat(new string('a', 4_000), 20))), StringComparison.Ordinal);
        Assert.Equal(SheetReader.MaxCell + 1, Read("Name\n" + new string('a', 40_000))[1].Cells[0]!.Length);
    }

    [Fact]
    public void Read_Workbook_HasDaysAndTextsAndRowNumbers()
    {
        var file = Workbook(("People", new object?[][] { ["Name", "Start", "No", "Id", "In"], [], ["Ada", new DateTime(2026, 3, 1), "007", 1001, true], [null, null, "=1+1", 1.5] }), ("Other", [["x"]]));
        Assert.Equal(["People", "Other"], new SheetReader(file).SheetNames());
        Assert.Equal(
            [new(1, "Name", "Start", "No", "Id", "In"), new(3, "Ada", "2026-03-01", "007", "1001", "True"), new(4, null, null, "=1+1", "1.5")],
            Read(file));
        Assert.Equal([new(1, "x")], Read(file, "Other"));
    }

    [Theory]
    [InlineData("a.txt", "no workbook", "isn’t a workbook")]
    [InlineData("xl/workbook.xml", "<broken", "damaged")]
    [InlineData("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>", "damaged")]
    public void Read_ZipThatIsNoWorkbook_IsRefused(string entry, string text, string reason) =>
        Assert.Contains(reason, Refused(Zip((entry, text))), StringComparison.Ordinal);

    [Fact]
    public void Read_ZipBomb_IsRefusedBeforeItIsUnpacked() => Assert.Contains(
        "too large", Refused(Zip(("xl/workbook.xml", new string(' ', 100)), ("xl/worksheets/sheet1.xml", new string(' ', 600 * 1024 * 1024)))), StringComparison.Ordinal);

    [Fact]
    public void Read_SheetWiderOrLongerThanThePage_IsRefused()
    {
        Assert.Contains("100 columns", Refused(Workbook(("A", [[.. Enumerable.Range(0, 101).Select(number => (object)$"c{number}")]]))), StringComparison.Ordinal);
        Assert.Contains("100,000 rows", Refused(Workbook(("A", [.. Enumerable.Range(0, SheetReader.MaxRows + 2).Select(number => new object?[] { number })]))), StringComparison.Ordinal);
    }

    private static List<Row> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static List<Row> Read(byte[] file, string? sheet = null) =>
        [.. new SheetReader(file).Read(sheet).Select(row => new Row(row.Number, row.Cells))];

    private static string Refused(string text) => Refused(Encoding.UTF8.GetBytes(text));

    private static string Refused(byte[] file) => Assert.Throws<SheetException>(() => Read(file)).Message;

    private static byte[] Workbook(params (string Name, object?[][] Rows)[] sheets)
    {
        using var file = new MemoryStream();
        var width = sheets.Max(sheet => sheet.Rows.Max(row => row.Length));
        MiniExcel.SaveAs(
            file,
            sheets.ToDictionary(
                sheet => sheet.Name,
                sheet => (object)sheet.Rows.Select(row => Enumerable.Range(0, width)
                    .ToDictionary(column => $"c{column}", column => row.ElementAtOrDefault(column)))),
            printHeader: false);
        return file.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
                using (var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open()))
                    writer.Write(text);
        return file.ToArray();
    }

    private sealed class Row(int number, params string?[] cells) : IEquatable<Row>
    {
        public string?[] Cells => cells;

        public bool Equals(Row? other) => other is not null && other.ToString() == ToString();

        public override bool Equals(object? obj) => Equals(obj as Row);

        public override int GetHashCode() => number;

        public override string ToString() => $"{number}: {string.Join('|', cells)}";
    }
}
