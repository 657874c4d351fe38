using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.OrgChart;

internal static class ChartResults
{
    public static IActionResult NotInChart(this Controller controller, Snapshot snapshot, params IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
            if (controller.HttpContext.CurrentUser().IsAdmin && snapshot.People.Find(id) is { IsDeleted: true } deleted)
                return controller.Gone(deleted);
        // Leavers, protected people and unknown ids get the same answer, so that it reveals nothing.
        controller.Response.StatusCode = StatusCodes.Status404NotFound;
        return controller.View("Absent");
    }
}
