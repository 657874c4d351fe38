using EmployeeDirectory.Core.Background;

namespace EmployeeDirectory.Web.Tests.Background;

public sealed class SingleProcessTurnsTests : WorkTurnsContract
{
    protected override IWorkTurns Turns => field ??= new SingleProcessTurns(Clock);
}
