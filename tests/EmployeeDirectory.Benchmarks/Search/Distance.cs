namespace EmployeeDirectory.Benchmarks.Search;

internal static class Distance
{
    /// <summary>Letters to change, drop, add or swap with their neighbour to get from one word to the other (optimal string alignment).</summary>
    public static int Between(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                cost[i, j] = i == 0 || j == 0 ? i + j : Least(cost, a, b, i, j);
        return cost[a.Length, b.Length];
    }

    private static int Least(int[,] cost, string a, string b, int i, int j)
    {
        var least = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(least, cost[i - 2, j - 2] + 1) : least;
    }
}
