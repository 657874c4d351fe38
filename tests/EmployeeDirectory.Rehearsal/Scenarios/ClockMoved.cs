using EmployeeDirectory.Rehearsal.Records;

namespace EmployeeDirectory.Rehearsal.Scenarios;

/// <summary>One instance's, and then back.</summary>
internal sealed class ClockMoved(string name, int seconds) : Scenario
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public override string Name => name;

    public override string Expected => "nothing fails";

    public override async Task PlayAsync(Stage stage, Answers answers)
    {
        var clock = stage.Fleet.Instances[0].Clock;
        clock.Offset = TimeSpan.FromSeconds(seconds);
        await Task.Delay(stage.Outage < Longest ? stage.Outage : Longest);
        clock.Offset = TimeSpan.Zero;
    }
}
