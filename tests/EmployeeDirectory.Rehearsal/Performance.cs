using EmployeeDirectory.Rehearsal.Records;
using EmployeeDirectory.Rehearsal.Scenarios;
using EmployeeDirectory.Rehearsal.Visitors;

namespace EmployeeDirectory.Rehearsal;

/// <summary>Plays scenarios one after the other on one fleet and says how each went.</summary>
internal static class Performance
{
    private const int Instances = 3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan CoolDown = TimeSpan.FromSeconds(3);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<Scenario> scenarios, TimeSpan outage)
    {
        var folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
        var report = new Report();
        try
        {
            await using var fleet = await Fleet.StartAsync(folder, Instances);
            Console.WriteLine($"{Instances} instances serve behind HAProxy; what each says is in {folder}");
            using var crowd = await Crowd.GatherAsync(fleet);
            foreach (var scenario in scenarios)
                report.Add(scenario, await PlayAsync(scenario, new Stage(fleet, outage), crowd));
        }
        catch (Exception stop)
        {
            report.Stopped(stop);
        }
        Console.WriteLine(report.Table);
        if (report.IsGood)
            Directory.Delete(folder, recursive: true);
        else
            Console.Error.WriteLine($"Not all is good; what every process said is in {folder}");
        return report.IsGood ? 0 : 1;
    }

    private static async Task<Result> PlayAsync(Scenario scenario, Stage stage, Crowd crowd)
    {
        stage.Say($"== {scenario.Name}: {scenario.Expected}");
        var answers = new Answers();
        var saves = crowd.Saves.All.Count;
        using var pulse = new Pulse(await stage.Fleet.TableAsync());
        await using (var load = crowd.Start(answers))
        {
            await Task.Delay(WarmUp);
            await scenario.PlayAsync(stage, answers);
            await stage.Fleet.RecoverAsync();
            await Task.Delay(CoolDown);
        }
        var problems = scenario.Judge(answers, pulse).Concat(stage.Problems).ToList();
        problems.AddRange(await new Audit(stage.Fleet, crowd).FindProblemsAsync());
        return new Result(answers, [.. crowd.Saves.All.Skip(saves)], pulse.WeakFor, problems);
    }
}
