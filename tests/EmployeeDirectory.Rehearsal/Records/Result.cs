using System.Globalization;
using EmployeeDirectory.Rehearsal.Visitors;

namespace EmployeeDirectory.Rehearsal.Records;

/// <param name="Saves">What was to be saved in this scenario.</param>
/// <param name="WeakFor">For how many seconds the machine was too busy for the table.</param>
/// <param name="Problems">Whatever was not as it should be, in words.</param>
internal sealed record Result(Answers Answers, IReadOnlyList<Save> Saves, double WeakFor, IReadOnlyList<string> Problems)
{
    public string Row(string name, string expected)
    {
        var times = Answers.Where(answer => !answer.IsOfASave && answer.Outcome == Outcome.Served).Select(answer => answer.Took.TotalSeconds).Order().ToList();
        var refused = Answers.Count(answer => answer is { Kind: Kind.Save or Kind.PhotoSave, Outcome: Outcome.Refused });
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Answers.Count():N0} | {Answers.Count(answer => answer.Outcome == Outcome.Failed)} | {Saves.Count(save => save.Accepted)} / {refused} / {Saves.Count(save => save.Lost)} | {times.ElementAtOrDefault(times.Count * 99 / 100):0.00}, {times.LastOrDefault():0.00} | {expected} | {(Problems.Count == 0 ? "good" : "**not good**")} |");
    }
}
