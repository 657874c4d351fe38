using EmployeeDirectory.Rehearsal.Records;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal.Scenarios;

internal sealed class TableOutage(string name, Fault fault) : Outage
{
    public override string Name => name;

    public override string Expected => "all pages are served; saves are refused with the form kept, and taken afterwards";

    protected override void Break(Instance instance) => instance.Table.Break(fault);

    protected override void Heal(Instance instance) => instance.Table.Heal();

    protected override bool MayBeRefused(Answer answer) => answer.IsOfASave;
}
