using EmployeeDirectory.Rehearsal.Records;
using EmployeeDirectory.Rehearsal.Visitors;

namespace EmployeeDirectory.Rehearsal.Scenarios;

/// <summary>Something that happens to a fleet under load.</summary>
internal abstract class Scenario
{
    public abstract string Name { get; }

    /// <summary>What visitors may notice of it.</summary>
    public abstract string Expected { get; }

    public abstract Task PlayAsync(Stage stage, Answers answers);

    /// <summary>What visitors noticed that they should not. A refusal while the machine had no time for the table is as it should be.</summary>
    public virtual IEnumerable<string> Judge(Answers answers, Pulse pulse) => answers
        .Where(answer => answer.Outcome != Outcome.Served && !Excuses(answer) && !(answer.Outcome == Outcome.Refused && pulse.WasWeakDuring(answer)))
        .GroupBy(answer => (answer.Kind, answer.Outcome, answer.Status, answer.Fault, answer.Instance))
        .Select(alike => $"{alike.Count()} x {alike.Key}, the first at {alike.Min(answer => answer.Started):HH:mm:ss.fff}, after {alike.First().Took.TotalSeconds:0.0} s");

    protected virtual bool Excuses(Answer answer) => false;
}
