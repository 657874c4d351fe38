using System.Net;
using EmployeeDirectory.Rehearsal.Records;

namespace EmployeeDirectory.Rehearsal.Scenarios;

/// <summary>
/// A dependency of all instances is broken for a while. None of them may be taken out for it, as a group would then replace them
/// all; each says on /health/deep that it is not well.
/// </summary>
internal abstract class Outage : Scenario
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>A request that began in it may be answered a little later.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(10);

    private DateTimeOffset _began, _ended;

    protected abstract void Break(Instance instance);

    protected abstract void Heal(Instance instance);

    /// <summary>Whether an answer may be a clear refusal while it lasts.</summary>
    protected abstract bool MayBeRefused(Answer answer);

    public override async Task PlayAsync(Stage stage, Answers answers)
    {
        _began = DateTimeOffset.UtcNow;
        foreach (var instance in stage.Fleet.Instances)
            Break(instance);
        await WatchAsync(stage);
        foreach (var instance in stage.Fleet.Instances)
            Heal(instance);
        _ended = DateTimeOffset.UtcNow;
        await stage.Fleet.RecoverAsync();
        await Until.HoldsAsync("what was refused is taken", Limit, () => answers.Any(answer => answer.Started > _ended && MayBeRefused(answer) && answer.Outcome == Visitors.Outcome.Served));
        stage.Say($"all are well {(DateTimeOffset.UtcNow - _ended).TotalSeconds:0} s after it");
    }

    public override IEnumerable<string> Judge(Answers answers, Pulse pulse)
    {
        foreach (var problem in base.Judge(answers, pulse))
            yield return problem;
        if (!answers.Any(answer => answer.Kind >= Visitors.Kind.Save && answer.Outcome == Visitors.Outcome.Refused))
            yield return "no save was refused: nothing was broken";
    }

    protected override bool Excuses(Answer answer) =>
        answer.Outcome == Visitors.Outcome.Refused && MayBeRefused(answer) && answer.Ended > _began && answer.Started < _ended + Aftermath;

    private async Task WatchAsync(Stage stage)
    {
        var told = new HashSet<string>();
        while (DateTimeOffset.UtcNow < _began + stage.Outage)
        {
            foreach (var instance in stage.Fleet.Instances)
            {
                // Null is an answer that takes more than 2 s, which the balancer waits for.
                stage.Demand(await instance.HealthAsync() is null or HttpStatusCode.OK, $"{instance.Name} says that it serves nobody");
                stage.Demand((await stage.Fleet.Balancer.LookAsync(instance.Name)).IsUp, $"{instance.Name} is taken out");
                if (await instance.HealthAsync("/deep") == HttpStatusCode.ServiceUnavailable)
                    told.Add(instance.Name);
            }
            await Task.Delay(Pause);
        }
        stage.Demand(told.Count == stage.Fleet.Instances.Count, "not every instance says on /health/deep that it is not well");
    }
}
