using EmployeeDirectory.Benchmarks;
using EmployeeDirectory.Benchmarks.Search;

switch (args)
{
    case ["photos"]:
        return await PhotoBenchmark.RunAsync(rounds: 15);
    case ["start"]:
        return await StartBenchmark.RunAsync(employees: 10_000, rounds: 11);
    case ["search", .. var options] when options is [] or ["--misses"]:
        return await SearchBenchmark.RunAsync(employees: 50_000, rounds: 5, misses: options.Length > 0);
    case [MinimalProgram.Verb]:
        return await MinimalProgram.RunAsync();
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/EmployeeDirectory.Benchmarks -- photos|start|search [--misses]");
        return 2;
}
