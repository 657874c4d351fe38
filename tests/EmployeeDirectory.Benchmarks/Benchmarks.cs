using EmployeeDirectory.Benchmarks;

switch (args)
{
    case ["photos"]:
        return await PhotoBenchmark.RunAsync(rounds: 15);
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/EmployeeDirectory.Benchmarks -- photos");
        return 2;
}
