using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Web.Features.OrgChart;

public sealed class DrawnChart(ChartTree tree)
{
    // An A4 sheet in landscape, and the steps by which org.css makes a chart smaller.
    private const double PaperWidth = 1040, PaperHeight = 640, Step = 0.85;

    private const int MostSteps = 16;

    public ChartTree Tree => tree;

    public ChartQuery Query => tree.Query;

    public DepartmentKeys Departments { get; } = new(tree);

    public ChartLayout Layout { get; } = new(tree);

    public ChartBranch? Root => Query.From is null ? null : tree.Top.People[0];

    public ChartBranch? Chosen => tree.Branches().FirstOrDefault(branch => branch.Person.Id == Query.To);

    public static string About(Employee person) =>
        string.Join('\n', new[] { person.DisplayName, person.JobTitle, person.Department }.OfType<string>());

    public int PaperSteps
    {
        get
        {
            var scale = Math.Min(PaperWidth / Layout.Width, PaperHeight / Layout.Height);
            return Math.Clamp((int)Math.Ceiling(Math.Log(scale) / Math.Log(Step)), 0, MostSteps);
        }
    }
}
