namespace EmployeeDirectory.Web.Imaging;

/// <summary>
/// What one picture may cost before its worker is ended. Memory is resident bytes, and lies below the promised 400 MB by
/// what a worker can touch between two looks.
/// </summary>
internal sealed record PhotoLimits(TimeSpan Processor, TimeSpan Elapsed, long Memory)
{
    public static PhotoLimits Default { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), 360_000_000);
}
