using EmployeeDirectory.Benchmarks;

switch (args)
{
    case ["photos"]:
        return await PhotoBenchmark.RunAsync(rounds: 15);
    case ["start"]:
        return await StartBenchmark.RunAsync(employees: 10_000, rounds: 11);
    case [MinimalProgram.Verb]:
        return await MinimalProgram.RunAsync();
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/EmployeeDirectory.Benchmarks -- photos|start");
        return 2;
}
