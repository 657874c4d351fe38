using EmployeeDirectory.Rehearsal.Records;

namespace EmployeeDirectory.Rehearsal.Scenarios;

/// <summary>Every instance goes over to new credentials of the role, and goes on until those it had before have ended.</summary>
internal sealed class CredentialsEnd : Scenario
{
    private static readonly TimeSpan Limit = Fleet.CredentialLifetime + TimeSpan.FromSeconds(60);

    public override string Name => "credentials end";

    public override string Expected => "nothing fails, nothing is signed with what has ended";

    public override async Task PlayAsync(Stage stage, Answers answers)
    {
        var metadata = stage.Fleet.Metadata;
        var former = stage.Fleet.Instances.ToDictionary(instance => instance, KeysOf);
        foreach (var (instance, keys) in former)
        {
            await Until.HoldsAsync($"{instance.Name} has new credentials", Limit, () => !KeysOf(instance).IsSubsetOf(keys));
            await Until.HoldsAsync($"the former of {instance.Name} end", Limit, () => keys.All(key => metadata.ExpiryOf(key) < DateTimeOffset.UtcNow));
        }
        var late = stage.Fleet.Instances.SelectMany(instance => instance.Table.Signatures.Concat(instance.Bucket.Signatures))
            .Count(signature => signature.At > metadata.ExpiryOf(signature.AccessKey));
        stage.Demand(late == 0, $"{late} requests were signed with credentials that had ended");
    }

    private static HashSet<string> KeysOf(Instance instance) => [.. instance.Table.Signatures.Select(signature => signature.AccessKey)];
}
