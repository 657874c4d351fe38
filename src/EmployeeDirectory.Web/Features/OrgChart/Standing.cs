namespace EmployeeDirectory.Web.Features.OrgChart;

/// <summary>One person's place in the chart while <see cref="Headcounts"/> moves people about.</summary>
internal sealed class Standing(string id, string? managerId, bool active, (bool Root, long Reports, long Total) kept)
{
    public string Id => id;
    public string? ManagerId { get; set; } = managerId;
    public bool Active { get; set; } = active;

    /// <summary>At a top of the chart. Any other active person stands under their manager, who is active too.</summary>
    public bool Root { get; set; } = kept.Root;
    public long Reports { get; set; } = kept.Reports;
    public long Total { get; set; } = kept.Total;

    public bool Moved => (Root, Reports, Total) != kept;
}
