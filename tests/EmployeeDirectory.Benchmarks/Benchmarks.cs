using EmployeeDirectory.Benchmarks;
using EmployeeDirectory.Benchmarks.Search;
using EmployeeDirectory.Benchmarks.SignIn;
using EmployeeDirectory.Benchmarks.Speed;

switch (args)
{
    case ["photos"]:
        return await PhotoBenchmark.RunAsync(rounds: 15);
    case ["start"]:
        return await StartBenchmark.RunAsync(employees: 10_000, rounds: 11);
    case ["search", .. var options] when options is [] or ["--misses"]:
        return await SearchBenchmark.RunAsync(employees: 50_000, rounds: 5, misses: options.Length > 0);
    case ["speed", .. var sizes] when sizes.All(size => int.TryParse(size, out var people) && people > 0):
        return await SpeedBenchmark.RunAsync(sizes is [] ? [1_000, 10_000, 100_000, 1_000_000] : [.. sizes.Select(int.Parse)]);
    case ["sign-in"]:
        return await SignInBenchmark.RunAsync(runs: 200);
    case [MinimalProgram.Verb]:
        return await MinimalProgram.RunAsync();
    case [CeilingProgram.Verb]:
        return await CeilingProgram.RunAsync();
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/EmployeeDirectory.Benchmarks -- photos|start|search [--misses]|speed [people...]|sign-in");
        return 2;
}
