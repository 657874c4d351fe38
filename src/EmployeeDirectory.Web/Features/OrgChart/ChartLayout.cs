using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Web.Features.OrgChart;

public sealed record ChartCard(Employee Person, ChartBranch? Branch, int X, int Y, int Height);

/// <summary>Where each person is drawn, in CSS pixels. The page does the same by the rules of org.css.</summary>
public sealed class ChartLayout
{
    private const int MostRows = 8;

    public const int CardWidth = 224;
    private const int CardHeight = 108;
    private const int SmallHeight = 64;
    private const int CountHeight = 24;
    private const int Gap = 16;
    private const int Drop = 32;

    private readonly List<ChartCard> _cards = [];
    private readonly List<string> _lines = [];

    public ChartLayout(ChartTree tree)
    {
        var (width, height) = Extent(tree.Top);
        var top = tree.Above.Count * (SmallHeight + Gap);
        for (var i = 0; i < tree.Above.Count; i++)
            _cards.Add(new ChartCard(tree.Above[i], null, (width - CardWidth) / 2, i * (SmallHeight + Gap), SmallHeight));
        Chain = $"M{width / 2} 0V{top}";
        Place(tree.Top, 0, top, null);
        (Width, Height) = (width, top + height);
    }

    public int Width { get; }

    public int Height { get; }

    public IReadOnlyList<ChartCard> Cards => _cards;

    public string Chain { get; }

    public string Lines => string.Concat(_lines);

    public static bool IsSmall(ChartBranch branch) => branch.Team is null && branch.Depth > 0;

    /// <summary>How many people without a team of their own stand below each other: columns of like height.</summary>
    public static int Rows(ChartTeam team)
    {
        var small = team.People.Count(IsSmall);
        var stacks = Stacks(small);
        return stacks == 0 ? MostRows : (small + stacks - 1) / stacks;
    }

    private static int Stacks(int small) => (small + MostRows - 1) / MostRows;

    private static (int Width, int Height) Extent(ChartTeam team)
    {
        var columns = team.People.Where(branch => !IsSmall(branch)).Select(Extent).ToList();
        var small = team.People.Count(IsSmall);
        return (
            Math.Max(CardWidth + Gap, columns.Sum(column => column.Width) + Stacks(small) * (CardWidth + Gap)),
            Math.Max(columns.Select(column => column.Height).DefaultIfEmpty().Max(), Math.Min(small, Rows(team)) * SmallHeight));
    }

    private static (int Width, int Height) Extent(ChartBranch branch)
    {
        var below = branch.Team is { } team ? Extent(team) : default;
        return (
            Math.Max(CardWidth + Gap, below.Width),
            CardHeight + CountHeight + (branch.Team is null ? 0 : Drop + below.Height));
    }

    private void Place(ChartTeam team, int left, int top, int? parent)
    {
        var joints = new List<int>();
        var bar = top - Drop / 2;
        foreach (var branch in team.People.Where(branch => !IsSmall(branch)))
        {
            var width = Extent(branch).Width;
            var middle = left + width / 2;
            _cards.Add(new ChartCard(branch.Person, branch, middle - CardWidth / 2, top, CardHeight));
            joints.Add(middle);
            if (parent is not null)
                _lines.Add($"M{middle} {bar}V{top}");
            if (branch.Team is { } below)
            {
                var foot = top + CardHeight + CountHeight;
                _lines.Add($"M{middle} {foot}v{Drop / 2}");
                Place(below, left + (width - Extent(below).Width) / 2, foot + Drop, middle);
            }
            left += width;
        }
        foreach (var stack in team.People.Where(IsSmall).Chunk(Rows(team)))
        {
            var spine = left + Gap / 2;
            joints.Add(spine);
            for (var i = 0; i < stack.Length; i++)
            {
                var y = top + i * SmallHeight;
                _cards.Add(new ChartCard(stack[i].Person, stack[i], left + Gap, y, SmallHeight));
                _lines.Add($"M{spine} {y + SmallHeight / 2}h{Gap / 2}");
            }
            _lines.Add($"M{spine} {bar}V{top + stack.Length * SmallHeight - SmallHeight / 2}");
            left += CardWidth + Gap;
        }
        if (parent is { } from && joints.Count > 0)
            _lines.Add($"M{Math.Min(from, joints.Min())} {bar}H{Math.Max(from, joints.Max())}");
    }
}
