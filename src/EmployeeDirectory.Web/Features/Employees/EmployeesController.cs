using System.Globalization;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Deletions;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Metrics;
using EmployeeDirectory.Web.Features.Past;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed class EmployeesController(
    IEmployeeStore store, EmployeeReading reading, ReadModel people, Snapshots snapshots, ManagerPicker managers, PhotoUploads uploads,
    SuggestionDesk suggestions, DirectoryMetrics metrics) : Controller
{
    private const string PhotoNotKept = "Photos cannot be stored at the moment. Choose it again when you save.";

    [HttpGet("/"), EnableRateLimiting(RateLimits.Search), OutputCache(PolicyName = nameof(ListCachePolicy))]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        if (SearchQuery.Parse(Request.Query) is not { } query)
            return BadRequest();
        if (query.Show != Visibility.Active && HttpContext.Visitor() is { IsAdmin: false } visitor)
            return visitor.IsSignedIn ? Forbid() : Challenge();
        using var snapshot = await snapshots.OpenAsync(HttpContext, query.AsOf, ct);
        query = query with { AsOf = snapshot.Day };
        RememberTyping(query);
        return View(new ListPage(query, metrics.Search(() => snapshot.Search.Find(query))));
    }

    /// <summary>A search typed letter by letter is one step for the back button.</summary>
    private void RememberTyping(SearchQuery query)
    {
        if (!Uri.TryCreate(Request.Headers["HX-Current-URL"], UriKind.Absolute, out var from))
            return;
        var goesOn = from.AbsolutePath == Url.Content("~/") && QueryHelpers.ParseQuery(from.Query).ContainsKey("q");
        Response.Headers[goesOn ? "HX-Replace-Url" : "HX-Push-Url"] = Url.Content("~/") + query.ToQueryString();
    }

    [HttpGet("/employees/{id:guid}"), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken ct)
    {
        if (!Request.TryReadAsOf(out var day))
            return BadRequest();
        using var snapshot = await snapshots.OpenAsync(HttpContext, day, ct);
        var (employee, outOfReach) = snapshot.Day is null ? await reading.GetAsync(id, ct) : (snapshot.People.Find(id), false);
        var visitor = HttpContext.Visitor();
        if (employee is not { IsDeleted: false } || !visitor.MaySee(employee))
            return this.Absent(employee);
        var line = snapshot.Chart.LineOf(employee, ProfilePage.MaxReports);
        return View(new ProfilePage(employee, line with { Above = [.. line.Above.Where(visitor.MaySee)] }, outOfReach));
    }

    /// <summary>The options of the manager field for what was typed so far.</summary>
    [HttpGet("/employees/managers"), Admins, EnableRateLimiting(RateLimits.Search)]
    public IActionResult Managers([FromQuery] string? manager) => PartialView("_ManagerOptions", people.Suggest(manager ?? "", limit: 12));

    [HttpGet("/employees/new"), Admins]
    public IActionResult New() => FormPage(new EmployeeForm(), new PhotoForm(), current: null);

    [HttpPost("/employees/new"), Admins, EnableRateLimiting(RateLimits.Upload), RequestBodyLimit(RequestBodyLimitAttribute.WithPhoto)]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        var form = new EmployeeForm();
        var photo = await BindAsync(form);
        form.Version = 0;
        var basis = new Employee { Id = form.SubmissionId, DisplayName = "" };
        return await SubmitAsync(form, photo, basis, current: null, ct);
    }

    /// <param name="suggestion">What the form is to begin with; saving the form settles it.</param>
    [HttpGet("/employees/{id:guid}/edit"), OwnRecord]
    public async Task<IActionResult> Edit([FromRoute] Guid id, [FromQuery] Guid? suggestion, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (employee is not { IsDeleted: false })
            return this.Absent(employee);
        var form = EmployeeForm.Of(employee, managers.TextOf(employee.ManagerId));
        if (suggestion is { } wanted && await suggestions.FindOpenAsync(HttpContext, id, wanted, ct) is { } open)
        {
            await TryUpdateModelAsync(form, "", open.AsPosted());
            ModelState.Clear();
        }
        return FormPage(form, new PhotoForm(), employee);
    }

    [HttpPost("/employees/{id:guid}/edit"), OwnRecord, EnableRateLimiting(RateLimits.Upload), RequestBodyLimit(RequestBodyLimitAttribute.WithPhoto)]
    public async Task<IActionResult> Update([FromRoute] Guid id, [FromQuery] Guid? suggestion, CancellationToken ct)
    {
        var (current, outOfReach) = await reading.FindAsync(id, ct);
        if (current is { IsDeleted: true } || current is null && !outOfReach)
            return this.Absent(current);
        var form = current is null ? new EmployeeForm() : EmployeeForm.Of(current, managers.TextOf(current.ManagerId));
        form.Version = 0;
        var photo = await BindAsync(form);
        if (!outOfReach)
        {
            var answer = await SubmitAsync(form, photo, current!, current, ct);
            if (answer is RedirectToActionResult && suggestion is { } taken)
                await suggestions.CloseAsync(HttpContext, id, taken, ct);
            return answer;
        }
        await ReceiveAsync(photo, form, ct);
        return Unavailable(form, photo, current);
    }

    /// <summary>Only what was posted and is the visitor's to set is taken; any other field keeps its value.</summary>
    private async Task<PhotoForm> BindAsync(EmployeeForm form)
    {
        var photo = new PhotoForm();
        var posted = new FormValueProvider(BindingSource.Form, Request.Form, CultureInfo.InvariantCulture);
        var visitor = HttpContext.Visitor();
        await TryUpdateModelAsync(form, "", posted, property => EmployeeForm.MaySet(property.PropertyName!, visitor));
        await TryUpdateModelAsync(photo, "", posted);
        if (form.SubmissionId == Guid.Empty)
            form.SubmissionId = Guid.CreateVersion7();
        return photo;
    }

    /// <summary>Also says at the field when a photo is not kept for the next time the form is posted.</summary>
    private async Task<PhotoReceipt> ReceiveAsync(PhotoForm photo, EmployeeForm form, CancellationToken ct)
    {
        var receipt = await uploads.ReceiveAsync(photo, form.SubmissionId, ct);
        if (receipt.Refusal is { } refusal)
            ModelState.AddModelError(nameof(photo.Photo), refusal);
        else if (receipt.Busy || receipt.Failed && !ModelState.IsValid)
            ModelState.AddModelError(nameof(photo.Photo), PhotoNotKept);
        return receipt;
    }

    private async Task<IActionResult> SubmitAsync(EmployeeForm form, PhotoForm photo, Employee basis, Employee? current, CancellationToken ct)
    {
        var (managerId, managerProblem) = HttpContext.Visitor().IsAdmin ? managers.Resolve(form.Manager, basis) : (basis.ManagerId, null);
        if (managerProblem is not null)
            ModelState.AddModelError(nameof(form.Manager), managerProblem);
        if (HttpContext.LocksOut(basis with { Status = form.Status }))
            ModelState.AddModelError(nameof(form.Status), LockingOut.Problem);
        var receipt = await ReceiveAsync(photo, form, ct);
        if (receipt.Busy)
            return this.TryLater(FormPage(
                form, photo, current, StatusCodes.Status503ServiceUnavailable, "Too many photos are waiting. Nothing was saved; try again in a minute."));
        if (!ModelState.IsValid)
            return FormPage(form, photo, current, StatusCodes.Status422UnprocessableEntity);
        var next = form.ApplyTo(basis, managerId);
        next = next with { PhotoId = receipt.PhotoId ?? next.PhotoId };
        try
        {
            var result = await store.SaveAsync(next, Author.Of(HttpContext, form.SubmissionId), ct);
            return result.Outcome == SaveOutcome.Saved
                ? await SavedAsync(result.Employee!, receipt)
                : await RefusedAsync(result, form, photo, next, current, receipt, ct);
        }
        catch (StoreUnavailableException)
        {
            if (receipt.Failed)
                ModelState.AddModelError(nameof(photo.Photo), PhotoNotKept);
            return Unavailable(form, photo, current);
        }
    }

    private async Task<IActionResult> SavedAsync(Employee saved, PhotoReceipt receipt)
    {
        await people.ApplyOwnAsync(saved);
        this.Flash($"{saved.DisplayName} is saved.");
        if (receipt.Failed)
            this.Warn("The photo is not: photos cannot be stored at the moment. Add it again in a few minutes.");
        return RedirectToAction(nameof(Show), new { saved.Id });
    }

    private async Task<IActionResult> RefusedAsync(
        SaveResult result, EmployeeForm form, PhotoForm photo, Employee yours, Employee? current, PhotoReceipt receipt, CancellationToken ct)
    {
        if (receipt.Failed)
            ModelState.AddModelError(nameof(photo.Photo), PhotoNotKept);
        switch (result.Outcome)
        {
            case SaveOutcome.Stale when current is null:
                form.SubmissionId = Guid.CreateVersion7();
                ModelState.Remove(nameof(form.SubmissionId));
                return FormPage(
                    form, photo, current, StatusCodes.Status409Conflict,
                    $"This form was saved before, as {result.Employee!.DisplayName}. Save again if you want to add a second person.");
            case SaveOutcome.Stale:
                Response.StatusCode = StatusCodes.Status409Conflict;
                if (receipt.Failed)
                    this.Warn($"{photo.PhotoName} was not kept. {PhotoNotKept}");
                var changes = await store.GetHistoryAsync(yours.Id, ct);
                return View("Conflict", ConflictPage.Between(result.Employee!, yours, changes, photo.UploadedPhoto, managers, HttpContext.Visitor()));
            case SaveOutcome.NotFound:
                return NotFound();
        }
        var (field, reason) = SaveRefusal.Of(result.Outcome);
        ModelState.AddModelError(field, reason);
        return FormPage(form, photo, current, StatusCodes.Status422UnprocessableEntity);
    }

    private ViewResult Unavailable(EmployeeForm form, PhotoForm photo, Employee? current) => this.TryLater(FormPage(
        form, photo, current, StatusCodes.Status503ServiceUnavailable,
        "The directory cannot be saved to at the moment. What you entered is still here; try again in a minute."));

    private ViewResult FormPage(
        EmployeeForm form, PhotoForm photo, Employee? current, int status = StatusCodes.Status200OK, string? problem = null)
    {
        Response.StatusCode = status;
        return View(current is null && !RouteData.Values.ContainsKey("id") ? "New" : "Edit", new FormPage(form, photo, current, FormSuggestions.From(people), problem));
    }
}
