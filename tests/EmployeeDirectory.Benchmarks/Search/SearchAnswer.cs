using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>What a search gave for a query, and how good that is.</summary>
internal sealed class SearchAnswer(LabelledQuery query, IReadOnlyList<(Employee Employee, string Reason)> hits)
{
    private const int Depth = 10;

    public LabelledQuery Query => query;

    public IReadOnlyList<(Employee Employee, string Reason)> Hits => hits;

    /// <summary>1 over the place of the first who is meant; 0 when none is among the first ten.</summary>
    public double ReciprocalRank { get; } = First(query, hits) is var first and >= 0 ? 1.0 / (first + 1) : 0;

    /// <summary>The share found among the first ten, of all who are meant or of ten when more are.</summary>
    public double Recall { get; } = (double)hits.Take(Depth).Count(hit => query.Relevant.Contains(hit.Employee.Id)) / Math.Min(Depth, query.Relevant.Count);

    public bool IsPerfect => ReciprocalRank == 1 && Recall == 1;

    private static int First(LabelledQuery query, IReadOnlyList<(Employee Employee, string Reason)> hits) =>
        hits.Take(Depth).ToList().FindIndex(hit => query.Relevant.Contains(hit.Employee.Id));
}
