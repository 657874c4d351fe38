using System.Text;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed class VCardsController(EmployeeReader reading, IPhotoStore photos, CurrentCompany company) : Controller
{
    private const int PhotoSize = 256;

    // A card without its photo is better than a late card.
    private static readonly TimeSpan PhotoPatience = TimeSpan.FromSeconds(2);

    [HttpGet("/employees/{id:guid}/vcard"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken ct)
    {
        var (employee, _) = await reading.GetAsync(id, ct);
        var user = HttpContext.CurrentUser();
        if (employee is not { IsDeleted: false } || !user.MaySee(employee))
            return this.Absent(employee);
        var manager = reading.ManagerOf(employee) is { } known && user.MaySee(known) ? known : null;
        var profile = Url.Action(nameof(EmployeesController.Show), "Employees", new { id }, Request.Scheme)!;
        var card = VCard.From(employee, manager, profile, await PhotoAsync(employee, ct), company.Value.Name);
        return File(Encoding.UTF8.GetBytes(card), VCard.ContentType, $"{employee.DisplayName}.vcf");
    }

    private async Task<byte[]?> PhotoAsync(Employee employee, CancellationToken ct)
    {
        if (employee.PhotoId is not { } photoId)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(PhotoPatience);
        try
        {
            return await photos.GetAsync(photoId, PhotoSize, patience.Token);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
            return null;
        }
    }
}
