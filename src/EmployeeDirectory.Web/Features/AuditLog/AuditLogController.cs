using System.Globalization;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.AuditLog;

[Admins]
public sealed class AuditLogController(AuditLogReader reading, AuditTrail trail, TimeProvider clock) : Controller
{
    public const int MostExported = 50_000;

    private static readonly string[] Columns =
        ["time", "kind", "who", "who id", "whom", "whom id", "version", "address", "request", "detail"];

    [HttpGet("/log"), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        AuditLogQuery.Parse(Request.Query, clock.GetUtcNow().Day()) is { } query
            ? View(await reading.ReadAsync(query, ct))
            : BadRequest();

    [HttpGet("/log.csv"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Export(CancellationToken ct)
    {
        if (AuditLogQuery.Parse(Request.Query, clock.GetUtcNow().Day()) is not { } query)
            return BadRequest();
        await trail.RecordAsync(
            HttpContext, AuditKind.Exported,
            detail: $"log{(query with { Who = null, Whom = null, Before = null }).ToQueryString()}");
        return new CsvResult(
            $"log-{query.From.Text()}-{query.To.Text()}.csv",
            reading.ReadAllAsync(query, ct).Take(MostExported).Select(Cells).Prepend(Columns));
    }

    private static IEnumerable<string?> Cells(AuditLine line) =>
    [
        line.Event.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), line.Event.Kind.ToString(),
        line.By, line.Event.By,
        line.Subject?.Name, line.Event.Subject, line.Event.Version?.ToString(CultureInfo.InvariantCulture),
        line.Event.Address, line.Event.RequestId, line.Event.Detail
    ];
}
