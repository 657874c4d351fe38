using EmployeeDirectory.Rehearsal.Records;
using EmployeeDirectory.Rehearsal.Visitors;

namespace EmployeeDirectory.Rehearsal.Scenarios;

internal sealed class Freeze : Scenario
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Beyond the balancer's own time-out, so that some requests see it.</summary>
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(10);

    private string? _victim;
    private DateTimeOffset _out;

    public override string Name => "frozen";

    public override string Expected => "time-outs of what was sent to it before the checks took it out; back by itself";

    public override async Task PlayAsync(Stage stage, Answers answers)
    {
        var victim = stage.Fleet.Instances[0];
        _victim = victim.Name;
        victim.Freeze();
        var hold = Task.Delay(stage.Outage + AfterOutage);
        await Until.HoldsAsync($"{victim.Name} is out", Limit, async () => (await stage.Fleet.Balancer.LookAsync(victim.Name)).IsDown);
        _out = DateTimeOffset.UtcNow;
        stage.Say($"{victim.Name} is out");
        await hold;
        victim.Thaw();
        var thawed = DateTimeOffset.UtcNow;
        await stage.Fleet.RecoverAsync();
        await Until.HoldsAsync($"{victim.Name} serves again", Limit, () => answers.Any(answer => answer.Instance == victim.Name && answer.Started > thawed && answer.Outcome == Outcome.Served));
        stage.Say($"{victim.Name} is back");
    }

    protected override bool Excuses(Answer answer) => answer is { Outcome: Outcome.Failed, Status: 504 } && answer.Instance == _victim && answer.Started <= _out;
}
