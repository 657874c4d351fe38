using System.Text;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Admin;

[Admins]
public sealed class ImportsController(
    IImportStore store, ImportDrafts drafts, ImportPlanner planner, ImportUndo undo, ImportRunner runner,
    ImportRowReader reader, AccountNames names, AuditTrail trail, TimeProvider clock) : Controller
{
    private const int MostListed = 100;
    private const int LongestTitle = 100;
    private const int SampleRows = 3;

    private static readonly TimeSpan FirstSlice = TimeSpan.FromSeconds(2);

    [HttpGet("/imports")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Imports", await store.ListAsync(MostListed, ct));

    [HttpGet("/imports/new")]
    public IActionResult New() => View("NewImport", new NewImportPage());

    [HttpGet("/imports/template.csv")]
    public IActionResult Template() => new CsvResult(
        "people.csv",
        new[] { ImportField.All.Where(field => field.Name != ImportField.Id).Select(field => (string?)field.Label) }
            .ToAsyncEnumerable());

    [HttpPost("/imports/new"), EnableRateLimiting(RateLimits.Upload), RequestBodyLimit(SheetReader.MaxBytes + RequestBodyLimitAttribute.Form)]
    public async Task<IActionResult> Create(IFormFile? file, [FromForm] string? text, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var author = HttpContext.Author(Guid.Empty);
        if (file is { Length: > SheetReader.MaxBytes })
            return Refused($"The file is larger than 32 MB. Split it into several files.", StatusCodes.Status413PayloadTooLarge);
        if (file is null or { Length: 0 } && PlainText.Clean(text) is null)
            return Refused($"Choose a file, or paste the rows.");
        var draft = new Import
        {
            Id = Guid.CreateVersion7(now),
            Title = PlainText.Cut(PlainText.Clean(file?.FileName) ?? this.Text("Pasted rows"), LongestTitle),
            By = author.By,
            Address = author.Address,
            OwnRecord = author.OwnRecord,
            At = now
        };
        try
        {
            var created = await drafts.CreateAsync(draft, await BytesAsync(), ct);
            return RedirectToAction(nameof(Columns), new { created.Id });
        }
        catch (SheetException fault)
        {
            return Refused(fault.Reason);
        }

        ViewResult Refused(FormattableString problem, int status = StatusCodes.Status422UnprocessableEntity)
        {
            Response.StatusCode = status;
            return View("NewImport", new NewImportPage(text, problem));
        }

        async Task<byte[]> BytesAsync()
        {
            if (file is null or { Length: 0 })
                return Encoding.UTF8.GetBytes(text!);
            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, ct);
            return bytes;
        }
    }

    [HttpPost("/imports/{id:guid}/sheet")]
    public async Task<IActionResult> ChooseSheet([FromRoute] Guid id, [FromForm] string? sheet, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if (await store.GetAsync(id, ct) is not { State: ImportState.Draft } draft)
            return NotFound();
        if (sheet is null || !draft.Sheets.Contains(sheet))
            return RedirectToAction(nameof(Columns), new { id });
        try
        {
            if (await drafts.ChooseSheetAsync(draft, sheet, ct) is null)
                this.Warn("Another sheet was chosen meanwhile, or the file is gone.");
            return RedirectToAction(nameof(Columns), new { id });
        }
        catch (SheetException fault)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("ImportSheet", new SheetPage(draft, fault.Reason));
        }
    }

    [HttpGet("/imports/{id:guid}/columns")]
    public async Task<IActionResult> Columns([FromRoute] Guid id, CancellationToken ct) =>
        await store.GetAsync(id, ct) switch
        {
            { Sheets.Count: > 0 } draft => View("ImportSheet", new SheetPage(draft)),
            { State: ImportState.Draft or ImportState.Planned, Undoes: null } draft => await ColumnsAsync(draft, problem: null, ct),
            null => NotFound(),
            _ => RedirectToAction(nameof(Show), new { id })
        };

    [HttpPost("/imports/{id:guid}/plan")]
    public async Task<IActionResult> Plan([FromRoute] Guid id, [FromForm] ColumnsForm form, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if (await store.GetAsync(id, ct) is not { State: ImportState.Draft or ImportState.Planned, Undoes: null } draft)
            return NotFound();
        if (!ModelState.IsValid || form.Fields.Count != draft.Headers.Count || !Enum.IsDefined(form.Empty) || !Enum.IsDefined(form.Days))
            return BadRequest();
        var chosen = draft with
        {
            Version = form.Version,
            Fields = [.. form.Fields.Select(name => ImportField.All.FirstOrDefault(field => field.Name == name)?.Name)],
            Options = new() { Empty = form.Empty, Days = form.Days, MarkMissing = form.MarkMissing }
        };
        if (draft.SheetChunks == 0)
            return await ColumnsAsync(draft, this.Text("The rows of this file are gone. Upload it again."), ct, StatusCodes.Status410Gone);
        if (ProblemOf(chosen) is { } problem)
            return await ColumnsAsync(chosen, problem, ct, StatusCodes.Status422UnprocessableEntity);
        if (await planner.PlanAsync(chosen, ct) is null)
            return await ColumnsAsync(
                (await store.GetAsync(id, ct))!,
                this.Text("This import was changed in another window. Check the columns again."), ct, StatusCodes.Status409Conflict);
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpGet("/imports/{id:guid}")]
    public async Task<IActionResult> Show(
        [FromRoute] Guid id, [FromQuery] RowKind? kind, [FromQuery] RowResult? result, [FromQuery] string? from, CancellationToken ct) =>
        !ModelState.IsValid ? BadRequest()
        : await store.GetAsync(id, ct) switch
        {
            null => NotFound(),
            { State: ImportState.Draft } => RedirectToAction(nameof(Columns), new { id }),
            var import => await ShowAsync(import, new(kind, result), from, ct)
        };

    [HttpPost("/imports/{id:guid}/apply")]
    public async Task<IActionResult> Apply([FromRoute] Guid id, [FromForm] long version, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if (await store.GetAsync(id, ct) is not { } planned)
            return NotFound();
        if (planned.State == ImportState.Planned)
        {
            var author = HttpContext.Author(Guid.Empty);
            if (await store.SaveAsync(
                planned with { Version = version, State = ImportState.Applying, By = author.By, Address = author.Address, OwnRecord = author.OwnRecord },
                ct) is null)
                this.Warn("This plan was changed in another window. Nothing was applied. Look at it again.");
            else
            {
                await trail.RecordAsync(HttpContext, AuditKind.Imported, detail: id.ToString());
                if (planned.Undoes is { } undone && await store.GetAsync(undone, ct) is { } original)
                    await store.SaveAsync(original with { UndoneBy = id }, ct);
                await runner.RunAsync(FirstSlice, CancellationToken.None);
            }
        }
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("/imports/{id:guid}/undo")]
    public async Task<IActionResult> Undo([FromRoute] Guid id, CancellationToken ct)
    {
        var author = HttpContext.Author(Guid.Empty);
        if (await store.GetAsync(id, ct) is not { State: ImportState.Applied } applied)
            return NotFound();
        if (applied.UndoneBy is { } earlier)
            return RedirectToAction(nameof(Show), new { id = earlier });
        var now = clock.GetUtcNow();
        var planned = await undo.PlanAsync(
            applied,
            new()
            {
                Id = Guid.CreateVersion7(now),
                Title = PlainText.Cut(this.Text("Undo of {0}", applied.Title), LongestTitle),
                By = author.By,
                Address = author.Address,
                OwnRecord = author.OwnRecord,
                At = now
            },
            ct);
        if (planned is not null)
            return RedirectToAction(nameof(Show), new { planned.Id });
        this.Warn("The rows of this import are gone. It can’t be undone any more.");
        return RedirectToAction(nameof(Show), new { id });
    }

    private string? ProblemOf(Import chosen)
    {
        if (!chosen.Fields.Any(field => field is not null and not ImportField.Id))
            return this.Text("Choose a field for at least one column.");
        var twice = chosen.Fields.OfType<string>().GroupBy(field => field).FirstOrDefault(group => group.Count() > 1
            && !ImportField.All.Single(field => field.Name == group.Key).MayRepeat)?.Key;
        return twice is null ? null
            : this.Text("Two columns are “{0}”. Choose it once.", this.Text(ImportField.All.Single(field => field.Name == twice).Label));
    }

    private async Task<ViewResult> ColumnsAsync(
        Import draft, string? problem, CancellationToken ct, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        var sample = await store.Sheet(draft.Id).ReadAsync(0, ct) ?? [];
        return View("ImportColumns", new ColumnsPage(draft, [.. sample.Take(SampleRows)], problem));
    }

    private async Task<ViewResult> ShowAsync(Import import, ImportFilter filter, string? from, CancellationToken ct)
    {
        if (import.State == ImportState.Applying)
            Response.Headers["Refresh"] = "2";
        var (rows, next, areGone) = await reader.ReadAsync(import, filter, from, ct);
        return View("Import", new ImportPage(import, await names.OfAsync(import.By, ct), filter, rows, next, areGone));
    }
}
