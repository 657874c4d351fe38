namespace EmployeeDirectory.Imaging;

// Memory: resident bytes, below the promised 400 MB by as much as a worker can touch between two looks.
internal sealed record PhotoLimits(TimeSpan Processor, TimeSpan Elapsed, long Memory)
{
    public static PhotoLimits Default { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), 360_000_000);
}
