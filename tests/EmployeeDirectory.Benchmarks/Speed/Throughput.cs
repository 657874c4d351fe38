using System.Globalization;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>Requests a second under load, each the median of several rounds in which all were loaded in turns.</summary>
/// <param name="Bare">A bare view, in <see cref="CeilingProgram"/>.</param>
/// <param name="FromMemory">The list page's own views with nothing to look up, there.</param>
/// <param name="Uncached">The list page for a visitor with a cookie.</param>
/// <param name="Cached">The list page for everyone else.</param>
internal readonly record struct Throughput(double Bare, double FromMemory, double Uncached, double Cached)
{
    public const string Cookie = "x=1";

    private const int Rounds = 3;
    private const string Seconds = "2";

    /// <summary>Until the methods of a page are compiled for the long run.</summary>
    private const string WarmUpSeconds = "6";

    public static async Task<Throughput> MeasureAsync(string ceiling, string directory)
    {
        (string Address, string Cookie)[] loads =
            [(ceiling + CeilingController.Bare, ""), (ceiling + CeilingController.List, ""), ($"{directory}/", Cookie), ($"{directory}/", "")];
        foreach (var (address, cookie) in loads)
            await LoadAsync(address, WarmUpSeconds, cookie);
        var rates = loads.Select(_ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < loads.Length; i++)
                rates[i][round] = await LoadAsync(loads[i].Address, Seconds, loads[i].Cookie);
        var medians = rates.Select(rate => rate.Order().ElementAt(Rounds / 2)).ToArray();
        return new Throughput(medians[0], medians[1], medians[2], medians[3]);
    }

    private static async Task<double> LoadAsync(params string[] arguments) => double.Parse(
        await Tool.ReadAsync(Path.Combine(Repository.Root, "tests", "EmployeeDirectory.Benchmarks", "load"), arguments), CultureInfo.InvariantCulture);
}
