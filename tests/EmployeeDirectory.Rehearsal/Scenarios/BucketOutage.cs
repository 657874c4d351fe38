using EmployeeDirectory.Rehearsal.Records;
using EmployeeDirectory.Rehearsal.Visitors;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal.Scenarios;

internal sealed class BucketOutage : Outage
{
    public override string Name => "bucket refuses";

    public override string Expected => "all is served but photos; new photos are refused, and taken afterwards";

    protected override void Break(Instance instance) => instance.Bucket.Break(Fault.Refuse);

    protected override void Heal(Instance instance) => instance.Bucket.Heal();

    protected override bool MayBeRefused(Answer answer) => answer.Kind is Kind.Photo or Kind.PhotoSave;
}
