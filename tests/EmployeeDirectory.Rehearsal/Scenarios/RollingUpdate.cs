using EmployeeDirectory.Rehearsal.Records;

namespace EmployeeDirectory.Rehearsal.Scenarios;

internal sealed class RollingUpdate : Scenario
{
    public override string Name => "rolling update";

    public override string Expected => "nothing fails";

    public override async Task PlayAsync(Stage stage, Answers answers)
    {
        foreach (var old in stage.Fleet.Instances.ToList())
            stage.Say($"{(await stage.Fleet.ReplaceAsync(old)).Name} took the place of {old.Name}");
    }
}
