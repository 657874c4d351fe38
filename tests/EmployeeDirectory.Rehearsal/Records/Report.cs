using EmployeeDirectory.Rehearsal.Scenarios;

namespace EmployeeDirectory.Rehearsal.Records;

/// <summary>What came out of all scenarios, as a table.</summary>
internal sealed class Report
{
    private readonly List<string> _rows = [];

    public bool IsGood { get; private set; } = true;

    public string Table => string.Join('\n', (IEnumerable<string>)
    [
        "",
        "| scenario | requests | failed | saves accepted / refused / unknown | page p99, slowest (s) | expected | verdict |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        .. _rows
    ]);

    public void Add(Scenario scenario, Result result)
    {
        _rows.Add(result.Row(scenario.Name, scenario.Expected));
        Console.WriteLine(_rows[^1]);
        if (result.WeakFor > 0)
            Console.WriteLine($"   for {result.WeakFor:0} s in all this machine was too busy to let the table answer within a second");
        foreach (var problem in result.Problems)
            Console.WriteLine($"   not good: {problem}");
        IsGood &= result.Problems.Count == 0;
    }

    public void Stopped(Exception why)
    {
        IsGood = false;
        Console.Error.WriteLine($"The rehearsal stops: {why}");
    }
}
