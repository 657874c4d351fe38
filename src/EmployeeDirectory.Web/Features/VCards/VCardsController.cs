using System.Text;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Deletions;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.VCards;

public sealed class VCardsController(EmployeeReading reading, IPhotoStore photos) : Controller
{
    private const int PhotoSize = 256;

    /// <summary>A card without the photo is worth more than a late one with it.</summary>
    private static readonly TimeSpan PhotoPatience = TimeSpan.FromSeconds(2);

    [HttpGet("/employees/{id:guid}/vcard"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken ct)
    {
        var (employee, _) = await reading.GetAsync(id, ct);
        var visitor = HttpContext.Visitor();
        if (employee is not { IsDeleted: false } || !visitor.MaySee(employee))
            return this.Absent(employee);
        var manager = reading.ManagerOf(employee) is { } known && visitor.MaySee(known) ? known : null;
        var profile = Url.Action(nameof(EmployeesController.Show), "Employees", new { id }, Request.Scheme)!;
        var card = VCard.Of(employee, manager, profile, await PhotoAsync(employee, ct));
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
