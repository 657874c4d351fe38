namespace EmployeeDirectory.Web.Tests.Site;

internal static class Wait
{
    /// <summary>Asks again until it is so, and fails after <paramref name="seconds"/>.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, int seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await holds())
            await Task.Delay(50, limit.Token);
    }
}
