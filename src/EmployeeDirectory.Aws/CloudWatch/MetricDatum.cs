namespace EmployeeDirectory.Aws.CloudWatch;

// Named as in PutMetricData. The timestamp is the start of the minute, in seconds since 1970.
public sealed record MetricDatum(
    string MetricName, IReadOnlyList<MetricDimension> Dimensions, long Timestamp, StatisticSet StatisticValues,
    string Unit)
{
    public int StorageResolution { get; } = MetricMinutes.Length;
}

public sealed record MetricDimension(string Name, string Value);
