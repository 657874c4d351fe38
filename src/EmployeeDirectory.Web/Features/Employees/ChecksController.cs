using System.Globalization;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>What saving a form would say, and what follows from it, without saving.</summary>
public sealed class ChecksController(ReadModel people, PersonResolver managers, TimeProvider clock) : Controller
{
    [HttpPost("/employees/new/checks"), Admins, EnableRateLimiting(RateLimits.Search)]
    public Task<IActionResult> New() => CheckAsync(new Employee { Id = Guid.CreateVersion7(), DisplayName = "" });

    [HttpPost("/employees/{id:guid}/checks"), OwnRecord, EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Edit([FromRoute] Guid id) =>
        people.Find(id) is { IsDeleted: false } employee ? await CheckAsync(employee) : NotFound();

    private async Task<IActionResult> CheckAsync(Employee basis)
    {
        var user = HttpContext.CurrentUser();
        var form = EmployeeForm.From(basis, managers.TextOf(basis.ManagerId));
        await TryUpdateModelAsync(
            form, "", new FormValueProvider(BindingSource.Form, Request.Form, CultureInfo.InvariantCulture),
            property => EmployeeForm.MaySet(property.PropertyName!, user));
        if (user.IsAdmin)
        {
            if (managers.ResolveManager(form.Manager, basis).Problem is { } problem)
                ModelState.AddModelError(nameof(form.Manager), this.Text(problem.Format, problem.GetArguments()));
            if (EmailAddress.Clean(form.Email) is { } email && people.FindByEmail(email).Any(one => one.Id != basis.Id))
                ModelState.AddModelError(nameof(form.Email), SaveRefusal.For(SaveOutcome.EmailTaken).Reason);
        }
        return PartialView("_Checks", new FormChecks(
            form.AppliedToCard(basis),
            [.. form.Remarks(clock.GetUtcNow().Day())],
            PlainText.Clean(form.TimeZone) is null && PlainText.Clean(form.Location) is { } place
                ? people.TimeZoneAt(place) ?? TimeZoneNames.OfCity(place)
                : null));
    }
}

public sealed record FormChecks(Employee Card, IReadOnlyList<FieldRemark> Remarks, string? TimeZone);
