namespace EmployeeDirectory.Aws.CloudWatch;

public sealed class StatisticSet(double value)
{
    public long SampleCount { get; private set; } = 1;

    public double Sum { get; private set; } = value;

    public double Minimum { get; private set; } = value;

    public double Maximum { get; private set; } = value;

    public void Add(double next)
    {
        SampleCount++;
        Sum += next;
        Minimum = Math.Min(Minimum, next);
        Maximum = Math.Max(Maximum, next);
    }
}
