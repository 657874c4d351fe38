using EmployeeDirectory.Web.Features.Deletions;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Imaging;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Downloads;

public sealed class DownloadsController(IEmployeeStore store, AuditTrail trail, TimeProvider clock) : Controller
{
    [HttpGet("/employees/{id:guid}/download"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        var history = await store.GetHistoryAsync(id, ct);
        if (employee is { IsErased: true } || history.Count == 0)
            return this.Absent(employee);
        await trail.RecordAsync(HttpContext, AuditKind.Exported, id.ToString(), "download");
        var latest = history.TakeLast(PersonalData.MaxChanges).Select(PersonalChange.Of).ToList();
        var data = new PersonalData(clock.GetUtcNow(), employee, PhotosOf(employee), latest, history.Count - latest.Count);
        return File(data.ToJson(), "application/json; charset=utf-8", $"{id}.json");
    }

    private List<string> PhotosOf(Employee? employee) => employee?.PhotoId is not { } photoId ? [] :
        [.. Renditions.Sizes.Select(size => Url.Action("Show", "Photos", new { photoId, size }, Request.Scheme)!)];
}
