namespace EmployeeDirectory.Web.Aws;

/// <summary>One metric in one minute, named as PutMetricData names it.</summary>
/// <param name="Timestamp">The beginning of the minute, in seconds since 1970.</param>
public sealed record MetricDatum(
    string MetricName, IReadOnlyList<MetricDimension> Dimensions, long Timestamp, StatisticSet StatisticValues, string Unit)
{
    /// <summary>Seconds.</summary>
    public int StorageResolution => MetricMinutes.Length;
}

public sealed record MetricDimension(string Name, string Value);
