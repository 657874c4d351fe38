namespace EmployeeDirectory.Core.ReadModels;

internal sealed class HeadcountNode(string id, string? managerId, bool active, (bool Root, long Reports, long Total) kept)
{
    public string Id => id;
    public string? ManagerId { get; set; } = managerId;
    public bool Active { get; set; } = active;
    public bool Root { get; set; } = kept.Root;
    public long Reports { get; set; } = kept.Reports;
    public long Total { get; set; } = kept.Total;

    public bool Moved => (Root, Reports, Total) != kept;
}
