using System.Diagnostics;

namespace EmployeeDirectory.Rehearsal;

internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="TimeoutException">It does not become so; the message says what.</exception>
    public static async Task HoldsAsync(string what, TimeSpan limit, Func<Task<bool>> holds)
    {
        for (var clock = Stopwatch.StartNew(); !await holds(); await Task.Delay(Pause))
            if (clock.Elapsed > limit)
                throw new TimeoutException($"Within {limit.TotalSeconds:0} s this did not come to be: {what}");
    }

    public static Task HoldsAsync(string what, TimeSpan limit, Func<bool> holds) => HoldsAsync(what, limit, () => Task.FromResult(holds()));
}
