using System.Globalization;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed class PhotosController(
    IPhotoStore photos, PhotoUploads uploads, IEmployeeStore store, EmployeeEditor editor, ReadModel people,
    IOptions<AccessOptions> access, DirectUploads? direct = null) : Controller
{
    private const string Immutable = "max-age=31536000, immutable";

    [HttpGet("/photos/{photoId:regex(^[[0-9a-f]]{{32}}$)}/{size:int}.webp")]
    public async Task<IActionResult> Show([FromRoute] string photoId, [FromRoute] int size, CancellationToken ct)
    {
        var user = HttpContext.CurrentUser();
        // Its unguessable address protects a photo that no record shows yet.
        if (!Renditions.Sizes.Contains(size)
            || people.FindByPhoto(photoId) is [_, ..] shown && !shown.Any(user.MaySee)
            || await photos.GetAsync(photoId, size, ct) is not { } webp)
            return NotFound();
        Response.Headers.CacheControl =
            $"{(access.Value.Browse == Browse.Anyone && !user.IsSignedIn ? "public" : "private")}, {Immutable}";
        var etag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{photoId}-{size}\""));
        return File(webp, "image/webp", lastModified: null, etag);
    }

    [HttpGet("/employees/{id:guid}/photo"), OwnRecord, EnableRateLimiting(RateLimits.Upload)]
    public async Task<IActionResult> Edit([FromRoute] Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        return employee is { IsDeleted: false }
            ? await PageAsync(StatusCodes.Status200OK, new PhotoPage(employee), ct)
            : this.Absent(employee);
    }

    // S3 sends the browser here once it has the picture.
    [HttpGet("/employees/{id:guid}/photo/uploads/{upload}"), OwnRecord]
    public async Task<IActionResult> Uploaded(
        [FromRoute] Guid id, [FromRoute] string? upload, [FromQuery] string? etag, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (direct is null || employee is not { IsDeleted: false })
            return this.Absent(employee);
        var state = await direct.ReadAsync(upload, etag, id, ct);
        if (state.Problem is { } problem)
            return await PageAsync(state.Status, new PhotoPage(employee, Problem: problem), ct);
        if (state is not { Upload: { } read, PhotoId: { } photoId })
        {
            Response.Headers["Refresh"] = "2";
            return View("Preparing", employee);
        }
        return View("Prepared", new PreparedPhotoPage(
            employee with { PhotoId = photoId, Version = read.Version }, read.SubmissionId, uploads.TicketFor(photoId)));
    }

    [HttpPost("/employees/{id:guid}/photo"), OwnRecord, EnableRateLimiting(RateLimits.Upload),
        RequestBodyLimit(RequestBodyLimitAttribute.WithPhoto)]
    public async Task<IActionResult> Update(
        [FromRoute] Guid id, [FromForm] PhotoForm form, [FromForm] long version, [FromForm] Guid submissionId,
        CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (employee is not { IsDeleted: false })
            return this.Absent(employee);
        submissionId = submissionId == Guid.Empty ? Guid.CreateVersion7() : submissionId;
        var receipt = await uploads.ReceiveAsync(form, submissionId, ct);
        if (receipt.Busy || receipt.Failed)
            return this.TryLater(await PageAsync(StatusCodes.Status503ServiceUnavailable, new PhotoPage(
                employee, form.PhotoName,
                "Photos can’t be saved right now. Nothing was changed. Try again in a minute."), ct));
        if (receipt.PhotoId is null)
            return await PageAsync(PhotoUploads.RefusedStatus(Request), new PhotoPage(
                employee, form.PhotoName, receipt.Refusal ?? "Choose a picture first."), ct);
        return await SaveAsync(
            employee, employee with { PhotoId = receipt.PhotoId, Version = version }, submissionId,
            "Photo saved.", ct);
    }

    [HttpPost("/employees/{id:guid}/photo/delete"), OwnRecord]
    public async Task<IActionResult> Delete(
        [FromRoute] Guid id, [FromForm] long version, [FromForm] Guid submissionId, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (employee is not { IsDeleted: false })
            return this.Absent(employee);
        return await SaveAsync(
            employee, employee with { PhotoId = null, Version = version }, submissionId, "Photo removed.", ct);
    }

    private async Task<IActionResult> SaveAsync(
        Employee current, Employee next, Guid submissionId, string done, CancellationToken ct)
    {
        var result = await editor.SaveAsync(current, next, HttpContext.Author(submissionId), ct);
        switch (result.Outcome)
        {
            case SaveOutcome.Saved:
                this.Flash(done);
                return RedirectToProfile(next.Id);
            case SaveOutcome.Stale:
                return await PageAsync(StatusCodes.Status409Conflict, new PhotoPage(
                    result.Employee!,
                    Problem: "Someone changed this record after you opened this page. Nothing was saved. "
                        + "You now see the latest version; change the photo again if you still want to."), ct);
            // Possible for addresses from before they were cleaned on save: two can be the same once cleaned.
            case SaveOutcome.EmailTaken:
                return await PageAsync(StatusCodes.Status409Conflict, new PhotoPage(
                    next,
                    Problem: "Nothing was saved: another record has the same e-mail address. "
                        + "Ask an admin to change the address, then try again."), ct);
            default:
                return NotFound();
        }
    }

    private async Task<ViewResult> PageAsync(int status, PhotoPage page, CancellationToken ct)
    {
        Response.StatusCode = status;
        ModelState.Clear();
        SecurityHeaders.AllowCamera(HttpContext);
        if (direct is not null)
        {
            // Routing would turn the upload into small letters.
            var address = Url.Action(nameof(Edit), null, new { page.Employee.Id }, Request.Scheme);
            var post = await direct.SignAsync(
                page.Employee.Id, page.Employee.Version, upload => $"{address}/uploads/{upload}", ct);
            SecurityHeaders.AllowFormTo(HttpContext, post.Address);
            page = page with { Post = post };
        }
        return View("Photo", page);
    }

    private RedirectToActionResult RedirectToProfile(Guid id) =>
        RedirectToAction(nameof(EmployeesController.Show), "Employees", new { id });
}

public sealed record PhotoPage(
    Employee Employee, string? ChosenName = null, string? Problem = null, DirectPost? Post = null);

public sealed record PreparedPhotoPage(Employee Employee, Guid SubmissionId, string Ticket);
