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
        var name = (await metadata.FindAsync(ct))?.Name ?? this.Text("this computer");
        var done = on ? load.Start() : load.Stop();
        if (done)
            await trail.RecordAsync(HttpContext, on ? AuditKind.LoadStarted : AuditKind.LoadStopped, detail: name);
        this.Flash((on, done) switch
        {
            (true, true) => "Load test of {0} started.",
            (true, false) => "The load test of {0} was already running.",
            (false, true) => "Load test of {0} stopped.",
            (false, false) =>
                "No load test is running on {0}: your request reached another instance, or the test has ended."
        }, name);
        return RedirectToAction("Index", "Info");
    }
}
