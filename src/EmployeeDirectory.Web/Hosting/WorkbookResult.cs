using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using SpreadCheetah;

namespace EmployeeDirectory.Web.Hosting;

// Streamed, with one sheet. All cells are texts, so that nothing is taken for a formula and 007 stays 007.
public sealed class WorkbookResult(string fileName, IEnumerable<IReadOnlyList<string?>> rows) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.Headers.ContentDisposition =
            new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        // The directory of a zip is written synchronously at its end.
        context.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await using var workbook = await Spreadsheet.CreateNewAsync(response.Body, cancellationToken: ct);
        await workbook.StartWorksheetAsync("People", token: ct);
        foreach (var row in rows)
            await workbook.AddRowAsync([.. row.Select(text => new DataCell(text))], ct);
        await workbook.FinishAsync(ct);
    }
}
