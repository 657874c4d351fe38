using EmployeeDirectory.Rehearsal.Records;

namespace EmployeeDirectory.Rehearsal.Scenarios;

/// <summary>A new set of instances gets role credentials that end after 15 s, again and again.</summary>
internal sealed class ShortCredentials : Scenario
{
    private const int Renewals = 3;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    public override string Name => "credentials end";

    public override string Expected => "nothing fails, nothing is signed with what has ended";

    public override async Task PlayAsync(Stage stage, Answers answers)
    {
        var (metadata, usual) = (stage.Fleet.Metadata, stage.Fleet.Metadata.Lifetime);
        metadata.Lifetime = Lifetime;
        foreach (var old in stage.Fleet.Instances.ToList())
            await stage.Fleet.ReplaceAsync(old);
        var hold = Task.Delay(stage.Outage);
        foreach (var instance in stage.Fleet.Instances)
            await Until.HoldsAsync($"{instance.Name} renews", Limit, () => instance.Table.Signatures.DistinctBy(signature => signature.AccessKey).Count() > Renewals);
        await hold;
        metadata.Lifetime = usual;
        var late = stage.Fleet.Instances.SelectMany(instance => instance.Table.Signatures.Concat(instance.Bucket.Signatures))
            .Count(signature => signature.At > metadata.ExpiryOf(signature.AccessKey));
        stage.Demand(late == 0, $"{late} requests were signed with credentials that had ended");
    }
}
