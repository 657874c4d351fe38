using System.Globalization;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>The median of several rounds, and their range.</summary>
internal readonly record struct Figure(double Median, double Least, double Most)
{
    public static Figure Of(params IEnumerable<double> rounds)
    {
        var sorted = rounds.Order().ToArray();
        if (sorted.Length == 0)
            return new(double.NaN, double.NaN, double.NaN);
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }

    /// <summary>Round by round, as both were taken in turns.</summary>
    public static Figure Ratio(IEnumerable<double> ours, IEnumerable<double> theirs) => Of(ours.Zip(theirs, (our, their) => our / their));

    public string Text(string format) => double.IsNaN(Median) ? "not measured" : Least == Most
        ? Median.ToString(format, CultureInfo.InvariantCulture)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Median.ToString(format, CultureInfo.InvariantCulture)} ({Least.ToString(format, CultureInfo.InvariantCulture)}-{Most.ToString(format, CultureInfo.InvariantCulture)})");
}
