using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class RowSetTests
{
    [Theory]
    [InlineData(10, 20)]
    [InlineData(500, 600)]
    [InlineData(500, 100_000)]
    [InlineData(20_000, 100_000)]
    public void EveryOperation_AgreesWithASetOfNumbers(int changes, int rows)
    {
        var random = new Random(changes + rows);
        var (few, fewModel) = Build(random, Math.Min(changes, 20), rows);
        var (many, manyModel) = Build(random, changes, rows);
        var (others, othersModel) = Build(random, changes, rows / 2);
        foreach (var ((left, leftModel), (right, rightModel)) in (((RowSet, SortedSet<int>), (RowSet, SortedSet<int>))[])
            [((few, fewModel), (many, manyModel)), ((many, manyModel), (few, fewModel)), ((many, manyModel), (others, othersModel)), ((others, othersModel), (many, manyModel))])
        {
            Assert.Equal(leftModel, left.Rows());
            Assert.Equal(leftModel.Intersect(rightModel).Order(), left.And(right).Rows());
            Assert.Equal(leftModel.Intersect(rightModel).Count(), left.CountWith(right));
            Assert.Equal(leftModel.Intersect(rightModel).Count(), left.And(right).Count);
            Assert.Equal(leftModel.Union(rightModel).Order(), left.Or(right).Rows());
            Assert.Equal(leftModel.Union(rightModel).Count(), left.Or(right).Count);
            Assert.Equal(leftModel.Except(rightModel).Order(), left.Except(right).Rows());
            Assert.Equal(leftModel.Except(rightModel).Count(), left.Except(right).Count);
            Assert.Equal(leftModel.Union(rightModel).Union(fewModel).Order(), RowSet.Union([left, right, few]).Rows());
            Assert.Equal(leftModel, left.Rows());
        }
    }

    private static (RowSet, SortedSet<int>) Build(Random random, int changes, int rows)
    {
        var (set, model) = (new RowSet(), new SortedSet<int>());
        for (var i = 0; i < changes; i++)
        {
            var row = random.Next(1, rows);
            set.Add(row);
            model.Add(row);
            row = random.Next(4) == 0 ? random.Next(1, rows) : 0;
            set.Remove(row);
            model.Remove(row);
            Assert.Equal(model.Contains(row), set.Contains(row));
        }
        Assert.Equal(model.Count, set.Count);
        return (set, model);
    }
}
