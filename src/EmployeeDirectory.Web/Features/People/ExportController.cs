using System.Text.Json;
using System.Text.Json.Serialization;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.People;

/// <summary>The list as it is filtered, as a file that an import reads back without a change.</summary>
[SignedIn, EnableRateLimiting(RateLimits.Export)]
public sealed class ExportController(ReadModel people, Snapshots snapshots, AuditTrail trail, TimeProvider clock) : Controller
{
    public const string Columns = "columns";
    public const string Chosen = "chosen";

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }
    };

    [HttpGet("/people/export.csv")]
    public Task<IActionResult> Csv(CancellationToken ct) =>
        ExportAsync("csv", (name, columns, all) => new CsvResult(name, Table(columns, all).ToAsyncEnumerable()), ct);

    [HttpGet("/people/export.xlsx")]
    public Task<IActionResult> Workbook(CancellationToken ct) =>
        ExportAsync("xlsx", (name, columns, all) => new WorkbookResult(name, Table(columns, all)), ct);

    [HttpGet("/people/export.json")]
    public Task<IActionResult> Resources(CancellationToken ct)
    {
        var isAdmin = HttpContext.CurrentUser().IsAdmin;
        return ExportAsync(
            "json",
            (name, _, all) =>
            {
                Response.Headers.ContentDisposition = $"attachment; filename={name}";
                return new JsonResult(all.Select(person => PersonResource.From(Seen(person), isAdmin)).ToAsyncEnumerable(), JsonOptions);
            },
            ct);
    }

    private async Task<IActionResult> ExportAsync(
        string format, Func<string, IReadOnlyList<ImportField>, IEnumerable<Employee>, IActionResult> write, CancellationToken ct)
    {
        if (ListAddress.Parse(Request.Query) is not { } query)
            return BadRequest();
        var user = HttpContext.CurrentUser();
        if (query.IsForAdmins && !user.IsAdmin)
            return Forbid();
        var snapshot = await snapshots.OpenAsync(HttpContext, query.AsOf, ct);
        Response.RegisterForDispose(snapshot);
        query = query with { AsOf = snapshot.Day };
        await trail.RecordAsync(HttpContext, AuditKind.Exported, detail: $"people.{format}{query.ToQueryString()}");
        var chosen = Request.Query[Columns] == Chosen ? query.Columns.Select(FieldOf).ToHashSet() : null;
        var columns = ImportField.All
            .Where(field => user.IsAdmin || field.Name != nameof(Employee.Protected))
            .Where(field => chosen is null || field.Name == nameof(Employee.DisplayName) || chosen.Contains(field.Name))
            .ToList();
        return write($"people-{(snapshot.Day ?? clock.GetUtcNow().Day()).Text()}.{format}", columns, snapshot.Search.FindAll(query));
    }

    private IEnumerable<IReadOnlyList<string?>> Table(IReadOnlyList<ImportField> columns, IEnumerable<Employee> all)
    {
        yield return [.. columns.Select(column => column.Label)];
        var managers = new Dictionary<Guid, string?>();
        List<Func<Employee, string?>> cells = [.. columns.Select(column => column.Name switch
        {
            ImportField.Id => person => person.Id.ToString(),
            EmployeeField.Manager => person => ManagerOf(person, managers),
            var name => EmployeeField.All.Single(field => field.Name == name).Text
        })];
        foreach (var person in all)
            yield return [.. cells.Select(cell => cell(person))];
    }

    // What an import finds them by again.
    private string? ManagerOf(Employee person, Dictionary<Guid, string?> known)
    {
        if (person.ManagerId is not { } id)
            return null;
        if (!known.TryGetValue(id, out var text))
            known[id] = text = people.FindFor(HttpContext.CurrentUser(), id) is { IsDeleted: false } manager
                ? manager.Email ?? manager.EmployeeNumber ?? manager.Id.ToString()
                : null;
        return text;
    }

    private Employee Seen(Employee person) =>
        person.ManagerId is { } id && people.FindFor(HttpContext.CurrentUser(), id) is null ? person with { ManagerId = null } : person;

    private static string FieldOf(ListColumn column) => column switch
    {
        ListColumn.Title => nameof(Employee.JobTitle),
        ListColumn.Department => nameof(Employee.Department),
        ListColumn.Location => nameof(Employee.Location),
        ListColumn.Email => nameof(Employee.Email),
        ListColumn.Phone => nameof(Employee.Phones),
        ListColumn.Time => nameof(Employee.TimeZone),
        ListColumn.Skills => nameof(Employee.Skills),
        ListColumn.Start => nameof(Employee.StartDate),
        ListColumn.Number => nameof(Employee.EmployeeNumber),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null)
    };
}
