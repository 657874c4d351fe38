using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace EmployeeDirectory.Web.Hosting;

// Streamed. Every row must have as many cells as the first.
public sealed class CsvResult(string fileName, IAsyncEnumerable<IEnumerable<string?>> rows) : IActionResult
{
    private static readonly CsvWriterOptions Options = new()
    {
        // CSV injection: spreadsheets run cells that begin with = + - @, tab or CR, unless an apostrophe precedes them.
        Injection = CsvInjection.Escape,
        // Some spreadsheets recognize UTF-8 only by its byte order mark.
        WriteByteOrderMark = true
    };

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition =
            new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        await using var csv = CsvWriter.Create(response.Body, Options, leaveOpen: true);
        await foreach (var row in rows.WithCancellation(ct))
        {
            foreach (var cell in row)
                // One that is meant gets another, as an import takes the first off.
                csv.WriteField(cell is ['\'', ..] ? $"'{cell}" : cell);
            await csv.EndRecordAsync(ct);
        }
    }
}
