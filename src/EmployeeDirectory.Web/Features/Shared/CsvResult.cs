using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>A file for spreadsheets, sent row by row. Every row has as many cells as the first.</summary>
public sealed class CsvResult(string fileName, IAsyncEnumerable<IEnumerable<string?>> rows) : IActionResult
{
    private static readonly CsvWriterOptions Options = new()
    {
        // Cells that begin with = + - @, a tab or CR are formulas to spreadsheets, unless an apostrophe stands before them.
        Injection = CsvInjection.Escape,
        // Some know UTF-8 by its mark only.
        WriteByteOrderMark = true
    };

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        await using var csv = CsvWriter.Create(response.Body, Options, leaveOpen: true);
        await foreach (var row in rows.WithCancellation(ct))
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            await csv.EndRecordAsync(ct);
        }
    }
}
