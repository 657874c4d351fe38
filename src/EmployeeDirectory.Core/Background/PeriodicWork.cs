namespace EmployeeDirectory.Core.Background;

// Goes on after any fault, which would stop the host. One that stops may dispose of what the work needs.
public static class PeriodicWork
{
    /// <param name="failed">Takes the fault, and whether the run before failed, too.</param>
    public static async Task RunAsync(
        TimeSpan interval, TimeProvider clock, Func<Task> work, Action<Exception, bool> failed, CancellationToken stop)
    {
        var failing = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work();
                failing = false;
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                failed(fault, failing);
                failing = true;
            }
            catch (Exception)
            {
            }
            await Task.Delay(interval, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
