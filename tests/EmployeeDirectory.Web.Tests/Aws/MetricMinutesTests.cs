using EmployeeDirectory.Aws.CloudWatch;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class MetricMinutesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon.AddSeconds(30));
    private readonly MetricMinutes _minutes;

    public MetricMinutesTests() => _minutes = new("stack", _clock);

    [Fact]
    public void Take_ManyValuesOfAMinute_AreOneSet()
    {
        foreach (var value in (double[])[2, 5, 1, 3])
            _minutes.Add("SearchTime", "Seconds", null, value);
        Assert.Empty(_minutes.Take());
        _clock.Advance(TimeSpan.FromSeconds(30));

        var taken = Assert.Single(_minutes.Take());

        Assert.Equal(("SearchTime", "Seconds", Noon.ToUnixTimeSeconds(), 60), (taken.MetricName, taken.Unit, taken.Timestamp, taken.StorageResolution));
        Assert.Equal([new("Stack", "stack")], taken.Dimensions);
        var set = taken.StatisticValues;
        Assert.Equal((4, 11, 1, 5), (set.SampleCount, set.Sum, set.Minimum, set.Maximum));
        Assert.Empty(_minutes.Take(all: true));
    }

    [Fact]
    public void Take_SeveralMinutesAndDimensions_KeepsThemApart()
    {
        foreach (var dependency in (string[])["DynamoDB", "S3", "S3"])
            _minutes.Add("DependencyErrors", "Count", new("Dependency", dependency), 1);
        _clock.Advance(TimeSpan.FromMinutes(3));
        _minutes.Add("DependencyErrors", "Count", new("Dependency", "S3"), 1);

        Assert.Equal(
            [("DynamoDB", 0, 1), ("S3", 0, 2), ("S3", 3, 1)],
            _minutes.Take(all: true).Select(set => (set.Dimensions[1].Value, (set.Timestamp - Noon.ToUnixTimeSeconds()) / 60, set.StatisticValues.SampleCount)));
    }
}
