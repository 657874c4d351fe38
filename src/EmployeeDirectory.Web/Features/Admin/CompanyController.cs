using System.Globalization;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace EmployeeDirectory.Web.Features.Admin;

[Admins]
public sealed class CompanyController(
    ICompanyStore store, CurrentCompany company, PhotoUploads uploads, IPhotoStore photos, AuditTrail trail,
    DirectUploads? direct = null) : Controller
{
    [HttpGet("/admin/company")]
    public async Task<IActionResult> Edit(CancellationToken ct)
    {
        var current = await store.GetAsync(ct);
        return View(nameof(Edit), new CompanyPage(current, CompanyForm.From(current)));
    }

    [HttpPost("/admin/company"), EnableRateLimiting(RateLimits.Upload),
        RequestBodyLimit(RequestBodyLimitAttribute.WithPhoto)]
    public async Task<IActionResult> Update([FromForm] CompanyForm form, CancellationToken ct)
    {
        var current = await store.GetAsync(ct);
        var name = PlainText.Clean(form.Name);
        if (!ModelState.IsValid || !Enum.IsDefined(form.Accent))
            return BadRequest();
        var receipt = await uploads.ReceiveAsync(form, Guid.CreateVersion7(), ct);
        if (receipt.Busy || receipt.Failed)
            return this.TryLater(Refused(
                StatusCodes.Status503ServiceUnavailable, current, form,
                "The logo can’t be saved right now. Nothing was changed. Try again in a minute."));
        if (receipt.Refusal is { } refusal)
            return Refused(PhotoUploads.RefusedStatus(Request), current, form, refusal);
        if (name?.Length > Company.LongestName)
            return Refused(
                StatusCodes.Status422UnprocessableEntity, current, form,
                $"Use up to {Company.LongestName} characters for the name. Nothing was changed.");
        var changed = current with { Name = name, Accent = form.Accent, Version = form.Version };
        if (receipt.PhotoId is { } logoId)
            changed = changed with { LogoId = logoId, LogoWidth = await WidthAsync(logoId, ct) };
        else if (form.RemoveLogo)
            changed = changed with { LogoId = null, LogoWidth = null };
        if (changed with { Version = current.Version } == current)
            return Done();
        var line = trail.Event(HttpContext, AuditKind.CompanyChanged, detail: Fields(current, changed));
        if (await store.SaveAsync(changed, line, ct) is not { } saved)
            return Refused(
                StatusCodes.Status409Conflict, await store.GetAsync(ct), form,
                "Someone else changed the company after you opened this page. Nothing was saved. Your entries are kept: save again to replace theirs.");
        company.Take(saved);
        return Done();
    }

    [HttpGet("/admin/company/logo"), EnableRateLimiting(RateLimits.Upload)]
    public async Task<IActionResult> UploadLogo(CancellationToken ct) =>
        direct is null ? RedirectToAction(nameof(Edit)) : await UploadPageAsync(direct, null, ct);

    // S3 sends the browser here once it has the picture.
    [HttpGet("/admin/company/logo/uploads/{upload}")]
    public async Task<IActionResult> LogoUploaded(
        [FromRoute] string? upload, [FromQuery] string? etag, CancellationToken ct)
    {
        if (direct is null)
            return NotFound();
        var state = await direct.ReadAsync(upload, etag, Guid.Empty, ct);
        if (state.Problem is { } problem)
        {
            Response.StatusCode = state.Status;
            return await UploadPageAsync(direct, problem, ct);
        }
        if (state.PhotoId is not { } logoId)
        {
            Response.Headers["Refresh"] = "2";
            return View("PreparingLogo");
        }
        var current = await store.GetAsync(ct);
        var form = CompanyForm.From(current);
        form.UploadedPhoto = uploads.TicketFor(logoId);
        return View(nameof(Edit), new CompanyPage(current, form));
    }

    [HttpGet("/logo/{logoId:regex(^[[0-9a-f]]{{32}}$)}/{size:int}.webp"), AllowAnonymous]
    public async Task<IActionResult> Logo([FromRoute] string logoId, [FromRoute] int size, CancellationToken ct)
    {
        if (logoId != company.Value.LogoId || !Renditions.Sizes.Contains(size)
            || await photos.GetAsync(logoId, size, ct) is not { } webp)
            return NotFound();
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        var etag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{logoId}-{size}\""));
        return File(webp, "image/webp", lastModified: null, etag);
    }

    private RedirectToActionResult Done()
    {
        this.Flash("Company saved.");
        return RedirectToAction(nameof(Edit));
    }

    private async Task<int?> WidthAsync(string logoId, CancellationToken ct) =>
        await photos.GetAsync(logoId, Renditions.Sizes[0], ct) is { } webp
        && Renditions.DimensionsOf(webp) is var (width, height)
            ? Math.Clamp(Company.LogoHeight * width / height, Company.LogoHeight / 4, Company.WidestLogo)
            : null;

    private async Task<ViewResult> UploadPageAsync(DirectUploads uploading, string? problem, CancellationToken ct)
    {
        var address = Url.Action(nameof(UploadLogo), null, null, Request.Scheme);
        var post = await uploading.SignAsync(Guid.Empty, 0, upload => $"{address}/uploads/{upload}", ct);
        SecurityHeaders.AllowFormTo(HttpContext, post.Address);
        return View("UploadLogo", (post, problem));
    }

    private ViewResult Refused(int status, Company current, CompanyForm form, string problem)
    {
        Response.StatusCode = status;
        form.Version = current.Version;
        ModelState.Clear();
        return View(nameof(Edit), new CompanyPage(current, form, problem));
    }

    private static string Fields(Company before, Company after) => string.Join(
        ", ",
        new[]
        {
            before.Name == after.Name ? null : "name", before.LogoId == after.LogoId ? null : "logo",
            before.Accent == after.Accent ? null : "accent"
        }.OfType<string>());
}

public sealed class CompanyForm : PhotoForm
{
    public string? Name { get; set; }

    public Accent Accent { get; set; }

    public bool RemoveLogo { get; set; }

    public override bool KeepsShape => true;

    public long Version { get; set; }

    public static CompanyForm From(Company company) =>
        new() { Name = company.Name, Accent = company.Accent, Version = company.Version };
}

public sealed record CompanyPage(Company Current, CompanyForm Form, string? Problem = null);
