using EmployeeDirectory.Rehearsal.Records;
using EmployeeDirectory.Rehearsal.Visitors;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal.Scenarios;

/// <summary>Each time while a save that the table has taken already waits for its answer.</summary>
internal sealed class Kill : Scenario
{
    private const string Operation = "TransactWriteItems";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, DateTimeOffset> _killed = [];

    public override string Name => "kill -9";

    public override string Expected => "only what is under way on the killed one fails";

    public override async Task PlayAsync(Stage stage, Answers answers)
    {
        foreach (var victim in stage.Fleet.Instances.ToList())
        {
            victim.Table.Break(Fault.ApplyThenStall, Operation, times: 1);
            var before = victim.Table.Requests.GetValueOrDefault(Operation);
            await Until.HoldsAsync($"a save is under way on {victim.Name}", Limit, () => victim.Table.Requests.GetValueOrDefault(Operation) > before);
            await victim.KillAsync();
            _killed[victim.Name] = DateTimeOffset.UtcNow;
            stage.Say($"{victim.Name} is killed");
            await Until.HoldsAsync($"{victim.Name} is out", Limit, async () => (await stage.Fleet.Balancer.LookAsync(victim.Name)).IsDown);
            victim.Start();
            await stage.Fleet.RecoverAsync();
            stage.Say($"{victim.Name} is back; {(await stage.Fleet.Balancer.LookAsync(victim.Name)).Redispatched} requests went elsewhere meanwhile");
        }
    }

    protected override bool Excuses(Answer answer) =>
        answer.Outcome == Outcome.Failed && answer.Instance is { } instance && _killed.TryGetValue(instance, out var at) && answer.Started <= at;
}
