using System.Diagnostics;

namespace EmployeeDirectory.Rehearsal;

/// <summary>Where one scenario is played.</summary>
/// <param name="Outage">How long what is broken stays so.</param>
internal sealed record Stage(Fleet Fleet, TimeSpan Outage)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private readonly List<string> _problems = [];

    /// <summary>What the scenario itself saw that should not be.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void Demand(bool holds, string otherwise)
    {
        if (!holds)
            _problems.Add(otherwise);
    }

    public void Say(string what) => Console.WriteLine($"{_clock.Elapsed:mm\\:ss} {what}");
}
