using System.Diagnostics;
using System.Net;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>New environments of a Lambda function, which start from the copy of the read model in the bucket.</summary>
/// <param name="Start">Milliseconds of processor time until it asks for the first invocation.</param>
/// <param name="FirstPage">Those of the first list page.</param>
/// <param name="Memory">The most megabytes it held.</param>
internal sealed record LambdaCosts(double[] Start, double[] FirstPage, double[] Memory)
{
    private const int Starts = 5;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(29);

    /// <param name="folder">Empty.</param>
    public static async Task<LambdaCosts> MeasureAsync(string program, string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var costs = new LambdaCosts(new double[Starts], new double[Starts], new double[Starts]);
        var clock = new ProcessClock(Path.Combine(folder, "clock"));
        for (var start = 0; start < Starts; start++)
        {
            var data = Directory.CreateDirectory(Path.Combine(folder, $"{start}")).FullName;
            await using var environment = await LambdaEnvironment.StartAsync(
                host => new ChildProcess("dotnet", [program], data, new Dictionary<string, string?>(settings)
                {
                    ["AWS_LAMBDA_RUNTIME_API"] = host,
                    // As deploy/serverless/bootstrap.
                    ["DOTNET_TieredPGO"] = "0",
                    ["Storage__DataFolder"] = data
                }),
                Timeout, clock);
            costs.Start[start] = Processor(environment);
            using var visitor = new HttpClient(new ApiGateway(_ => environment, new CookieContainer())) { BaseAddress = new("https://people.example.com/") };
            (await visitor.GetAsync("/")).EnsureSuccessStatusCode();
            costs.FirstPage[start] = Processor(environment) - costs.Start[start];
            costs.Memory[start] = ProcessMemory.Of(environment.Process.Id).Peak;
        }
        return costs;
    }

    private static double Processor(LambdaEnvironment environment)
    {
        using var process = Process.GetProcessById(environment.Process.Id);
        return process.TotalProcessorTime.TotalMilliseconds;
    }
}
