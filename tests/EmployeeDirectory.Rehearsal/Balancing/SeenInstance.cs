using System.Globalization;

namespace EmployeeDirectory.Rehearsal.Balancing;

/// <summary>What the balancer knows of an instance.</summary>
/// <param name="Sessions">Requests under way.</param>
/// <param name="Redispatched">Requests that it refused and another one got.</param>
internal sealed record SeenInstance(bool IsUp, bool IsDown, int Sessions, int Redispatched)
{
    /// <param name="statistics">The table that HAProxy's "show stat" answers.</param>
    public static SeenInstance Read(string statistics, string name)
    {
        var lines = statistics.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].TrimStart('#', ' ').Split(',');
        var row = lines.Skip(1).Select(line => line.Split(',')).Single(cells => cells[0] == HaproxySettings.Fleet && cells[1] == name);
        string Of(string column) => row[Array.IndexOf(columns, column)];
        int Number(string column) => int.TryParse(Of(column), CultureInfo.InvariantCulture, out var number) ? number : 0;
        // An arrow stands for a state on its way to the other.
        return new(Of("status") == "UP", Of("status").StartsWith("DOWN", StringComparison.Ordinal), Number("scur"), Number("wredis"));
    }
}
