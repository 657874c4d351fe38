namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>What one size of staff measures. Times are in milliseconds, memory in megabytes.</summary>
internal sealed record SpeedFigures(int People)
{
    public required Throughput Throughput { get; init; }
    public required double ListMedian { get; init; }
    public required double FacetMedian { get; init; }
    public required double SearchMedian { get; init; }

    /// <summary>The 99th percentile of the search and of the full-text index alone, in one process; null where it is not taken.</summary>
    public required (double Find, double Raw)? Tail { get; init; }

    public required double LoadedPerSecond { get; init; }
    public double? LoadedPerSecondFromDynamoDb { get; init; }
    public required double Start { get; init; }

    /// <summary>Of the process that filled the read model.</summary>
    public required double MemoryFilling { get; init; }
    public required double MemoryStarted { get; init; }
    public required ProcessMemory MemoryLoaded { get; init; }
}
