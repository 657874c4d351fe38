using System.Globalization;
using CsvHelper;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace EmployeeDirectory.Web.Features.Log;

[Admins]
public sealed class LogController(LogReading reading, AuditTrail trail, TimeProvider clock) : Controller
{
    public const int MostExported = 50_000;

    /// <summary>Spreadsheets take cells that begin with = + - @, a tab or CR for formulas, unless an apostrophe stands before them.</summary>
    private static readonly CsvWriterOptions Csv = new()
    {
        Injection = CsvInjection.Escape,
        // Some spreadsheets know UTF-8 by its mark only.
        WriteByteOrderMark = true
    };

    [HttpGet("/log")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        LogQuery.Parse(Request.Query, clock.GetUtcNow().Day()) is { } query ? View(await reading.ReadAsync(query, ct)) : BadRequest();

    [HttpGet("/log.csv")]
    public async Task<IActionResult> Export(CancellationToken ct)
    {
        if (LogQuery.Parse(Request.Query, clock.GetUtcNow().Day()) is not { } query)
            return BadRequest();
        await trail.RecordAsync(HttpContext, AuditKind.Exported, detail: $"log{(query with { Before = null }).ToQueryString()}");
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"log-{query.From.Text()}-{query.To.Text()}.csv" }.ToString();
        await using var csv = CsvWriter.Create(Response.Body, Csv, leaveOpen: true);
        await WriteAsync(csv, ["time", "kind", "who", "who id", "whom", "whom id", "version", "address", "request", "detail"], ct);
        await foreach (var line in reading.ReadAllAsync(query, ct).Take(MostExported))
            await WriteAsync(csv, Cells(line), ct);
        return new EmptyResult();
    }

    private static IEnumerable<string?> Cells(LogLine line) =>
    [
        line.Event.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), line.Event.Kind.ToString(), line.By, line.Event.By,
        line.Subject?.Name, line.Event.Subject, line.Event.Version?.ToString(CultureInfo.InvariantCulture),
        line.Event.Address, line.Event.RequestId, line.Event.Detail
    ];

    private static ValueTask WriteAsync(CsvWriter csv, IEnumerable<string?> cells, CancellationToken ct)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        return csv.EndRecordAsync(ct);
    }
}
