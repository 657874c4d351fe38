using System.Globalization;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.Corrections;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed class EmployeesController(
    IEmployeeStore store, EmployeeEditor editor, EmployeeReader reading, ReadModel people, Snapshots snapshots,
    PersonResolver managers, PhotoUploads uploads, CorrectionReview corrections) : Controller
{
    private const string PhotoNotKept = "Photos can’t be stored right now. Choose the photo again when you save.";

    [HttpGet("/employees/{id:guid}"), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken ct)
    {
        if (!Request.TryReadAsOf(out var day))
            return BadRequest();
        using var snapshot = await snapshots.OpenAsync(HttpContext, day, ct);
        var (employee, outOfReach) = snapshot.Day is null
            ? await reading.GetAsync(id, ct)
            : (snapshot.People.Find(id), false);
        var user = HttpContext.CurrentUser();
        if (employee is not { IsDeleted: false } || !user.MaySee(employee))
            return this.Absent(employee);
        var line = snapshot.Chart.LineOf(employee, ProfilePage.MaxReports);
        return View(new ProfilePage(employee, line with { Above = [.. line.Above.Where(user.MaySee)] }, outOfReach));
    }

    [HttpGet("/employees/new"), Admins]
    public IActionResult New([FromQuery] Guid? after)
    {
        var form = new EmployeeForm();
        if (after is { } id && people.Find(id) is { IsDeleted: false } last)
            (form.Department, form.Location, form.Manager, form.TimeZone) =
                (last.Department, last.Location, managers.TextOf(last.ManagerId), last.TimeZone);
        return FormPage(form, new PhotoForm(), current: null);
    }

    [HttpPost("/employees/new"), Admins, EnableRateLimiting(RateLimits.Upload),
        RequestBodyLimit(RequestBodyLimitAttribute.WithPhoto)]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        var form = new EmployeeForm();
        var photo = await BindAsync(form);
        form.Version = 0;
        var basis = new Employee { Id = form.SubmissionId, DisplayName = "" };
        return await SubmitAsync(form, photo, basis, current: null, ct);
    }

    [HttpGet("/employees/{id:guid}/edit"), OwnRecord]
    public async Task<IActionResult> Edit(
        [FromRoute] Guid id, [FromQuery(Name = "suggestion")] Guid? correction, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (employee is not { IsDeleted: false })
            return this.Absent(employee);
        var form = EmployeeForm.From(employee, managers.TextOf(employee.ManagerId));
        if (correction is { } wanted && await corrections.FindOpenAsync(HttpContext, id, wanted, ct) is { } open)
        {
            await TryUpdateModelAsync(form, "", open.AsPosted());
            ModelState.Clear();
        }
        return FormPage(form, new PhotoForm(), employee);
    }

    [HttpPost("/employees/{id:guid}/edit"), OwnRecord, EnableRateLimiting(RateLimits.Upload),
        RequestBodyLimit(RequestBodyLimitAttribute.WithPhoto)]
    public async Task<IActionResult> Update(
        [FromRoute] Guid id, [FromQuery(Name = "suggestion")] Guid? correction, CancellationToken ct)
    {
        var (current, outOfReach) = await reading.FindAsync(id, ct);
        if (current is { IsErased: true } || current is null && !outOfReach)
            return this.Absent(current);
        var form = current is null ? new EmployeeForm() : EmployeeForm.From(current, managers.TextOf(current.ManagerId));
        form.Version = 0;
        var photo = await BindAsync(form);
        if (current is { IsDeleted: true })
        {
            await ReceiveAsync(photo, form, ct);
            return FormPage(
                form, photo, current, StatusCodes.Status410Gone,
                this.Text(
                    "{0} was deleted after you opened this page. Nothing was saved, but what you entered is still here. "
                    + "Restore the record under Recently deleted, in a new tab, then save again.",
                    current.DisplayName));
        }
        if (!outOfReach)
        {
            var answer = await SubmitAsync(form, photo, current!, current, ct);
            if (answer is RedirectToActionResult
                && correction is { } taken
                && !await corrections.CloseAsync(HttpContext, id, taken, ct))
                this.Warn("Your changes are saved. Another admin declined the correction first, so it stays declined.");
            return answer;
        }
        await ReceiveAsync(photo, form, ct);
        return Unavailable(form, photo, current);
    }

    // The property filter prevents overposting. Fields that were not posted keep their values.
    private async Task<PhotoForm> BindAsync(EmployeeForm form)
    {
        var photo = new PhotoForm();
        var posted = new FormValueProvider(BindingSource.Form, Request.Form, CultureInfo.InvariantCulture);
        var user = HttpContext.CurrentUser();
        await TryUpdateModelAsync(form, "", posted, property => EmployeeForm.MaySet(property.PropertyName!, user));
        await TryUpdateModelAsync(photo, "", posted);
        if (form.SubmissionId == Guid.Empty)
            form.SubmissionId = Guid.CreateVersion7();
        return photo;
    }

    private async Task<PhotoReceipt> ReceiveAsync(PhotoForm photo, EmployeeForm form, CancellationToken ct)
    {
        var receipt = await uploads.ReceiveAsync(photo, form.SubmissionId, ct);
        if (receipt.Refusal is { } refusal)
            ModelState.AddModelError(nameof(photo.Photo), refusal);
        else if (receipt.Busy || receipt.Failed && !ModelState.IsValid)
            ModelState.AddModelError(nameof(photo.Photo), PhotoNotKept);
        return receipt;
    }

    private async Task<IActionResult> SubmitAsync(
        EmployeeForm form, PhotoForm photo, Employee basis, Employee? current, CancellationToken ct)
    {
        var (managerId, managerProblem) = HttpContext.CurrentUser().IsAdmin
            ? managers.ResolveManager(form.Manager, basis)
            : (basis.ManagerId, null);
        if (managerProblem is not null)
            ModelState.AddModelError(
                nameof(form.Manager), this.Text(managerProblem.Format, managerProblem.GetArguments()));
        var receipt = await ReceiveAsync(photo, form, ct);
        if (receipt.Busy)
            return this.TryLater(FormPage(
                form, photo, current, StatusCodes.Status503ServiceUnavailable,
                "Too many photos are being processed. Nothing was saved. Try again in a minute."));
        if (!ModelState.IsValid)
            return FormPage(form, photo, current, PhotoUploads.RefusedStatus(Request));
        var next = form.ApplyTo(basis, managerId);
        next = next with { PhotoId = receipt.PhotoId ?? next.PhotoId };
        try
        {
            var result = await editor.SaveAsync(current, next, HttpContext.Author(form.SubmissionId), ct);
            return result.Outcome == SaveOutcome.Saved
                ? Saved(result.Employee!, isNew: current is null, receipt)
                : await RefusedAsync(result, form, photo, next, current, receipt, ct);
        }
        catch (StoreUnavailableException)
        {
            if (receipt.Failed)
                ModelState.AddModelError(nameof(photo.Photo), PhotoNotKept);
            return Unavailable(form, photo, current);
        }
    }

    private RedirectToActionResult Saved(Employee saved, bool isNew, PhotoReceipt receipt)
    {
        this.Flash(isNew ? "{0} added." : "Changes to {0} saved.", saved.DisplayName);
        if (receipt.Failed)
            this.Warn("The photo isn’t saved: photos can’t be stored right now. Add it again in a few minutes.");
        return isNew && Request.Form.ContainsKey("another")
            ? RedirectToAction(nameof(New), new { after = saved.Id })
            : RedirectToAction(nameof(Show), new { saved.Id });
    }

    private async Task<IActionResult> RefusedAsync(
        SaveResult result, EmployeeForm form, PhotoForm photo, Employee yours, Employee? current, PhotoReceipt receipt,
        CancellationToken ct)
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
                    this.Text(
                        "This form was saved before, as {0}. To add a second person, save it again.",
                        result.Employee!.DisplayName));
            case SaveOutcome.Stale:
                Response.StatusCode = StatusCodes.Status409Conflict;
                if (receipt.Failed)
                    this.Warn(
                        "{0} wasn’t kept: photos can’t be stored right now. Choose it again when you save.",
                        photo.PhotoName);
                var changes = await store.GetHistoryAsync(yours.Id, ct);
                return View("Conflict", ConflictPage.Between(
                    result.Employee!, yours, changes, photo.UploadedPhoto, managers, HttpContext.CurrentUser()));
            case SaveOutcome.NotFound:
                return NotFound();
        }
        var (field, reason) = SaveRefusal.For(result.Outcome);
        ModelState.AddModelError(field!, reason);
        return FormPage(form, photo, current, StatusCodes.Status422UnprocessableEntity);
    }

    private ViewResult Unavailable(EmployeeForm form, PhotoForm photo, Employee? current) => this.TryLater(FormPage(
        form, photo, current, StatusCodes.Status503ServiceUnavailable,
        "Changes can’t be saved right now. What you entered is still here. Try again in a minute."));

    private ViewResult FormPage(
        EmployeeForm form, PhotoForm photo, Employee? current, int status = StatusCodes.Status200OK,
        string? problem = null)
    {
        Response.StatusCode = status;
        return View(
            current is null && !RouteData.Values.ContainsKey("id") ? "New" : "Edit",
            new FormPage(form, photo, current, FieldChoices.From(people), problem));
    }
}
