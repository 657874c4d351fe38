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
    ICompanyStore store, CurrentCompany company, PhotoUploads uploads, IPhotoStore photos, AuditTrail trail) : Controller
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
        if (!Enum.IsDefined(form.Accent))
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
        var changed = new Company
        {
            Name = name,
            Accent = form.Accent,
            LogoId = receipt.PhotoId ?? (form.RemoveLogo ? null : current.LogoId),
            Version = form.Version
        };
        if (changed == current)
            return Done();
        var line = trail.Event(HttpContext, AuditKind.CompanyChanged, detail: Fields(current, changed));
        if (await store.SaveAsync(changed, line, ct) is not { } saved)
            return Refused(
                StatusCodes.Status409Conflict, await store.GetAsync(ct), form,
                "Someone else changed the company after you opened this page. Nothing was saved. Your entries are kept: save again to replace theirs.");
        company.Take(saved);
        return Done();
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

    public long Version { get; set; }

    public static CompanyForm From(Company company) =>
        new() { Name = company.Name, Accent = company.Accent, Version = company.Version };
}

public sealed record CompanyPage(Company Current, CompanyForm Form, string? Problem = null);
