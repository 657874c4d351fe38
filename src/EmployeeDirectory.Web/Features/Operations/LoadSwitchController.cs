using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Operations;

[Admins]
public sealed class LoadSwitchController(LoadSwitch load, InstanceMetadata metadata, AuditTrail trail) : Controller
{
    // Not a toggle: the post may reach another instance than the one that showed the button.
    [HttpPost("/info/load")]
    public async Task<IActionResult> Set([FromForm] bool on, CancellationToken ct)
    {
        if (!load.Enabled)
            return NotFound();
        HttpContext.CheckedUser();
        if (!ModelState.IsValid)
            return BadRequest();
        var name = (await metadata.FindAsync(ct))?.InstanceId ?? "this computer";
        var done = on ? load.Start() : load.Stop();
        if (done)
            await trail.RecordAsync(HttpContext, on ? AuditKind.LoadStarted : AuditKind.LoadStopped, detail: name);
        this.Flash((on, done) switch
        {
            (true, true) => $"The processor cores of {name} are busy now.",
            (true, false) => $"The processor cores of {name} were busy already.",
            (false, true) => $"The processor cores of {name} are left alone again.",
            (false, false) =>
                $"The processor cores of {name} were not kept busy: your press reached another instance, or it has ended."
        });
        return RedirectToAction("Index", "Info");
    }
}
