using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class WordIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Words_AddedAndRemoved_AreFoundByEveryPart(int seed)
    {
        var random = new Random(seed);
        var (index, model) = (new WordIndex(), new HashSet<(string Word, int Row)>());
        for (var i = 0; i < 2_000; i++)
        {
            var (word, row) = (Word(random, random.Next(1, 7)), random.Next(1, 500));
            index.Add(word, row);
            model.Add((word, row));
            if (random.Next(3) > 0)
                continue;
            var gone = model.ElementAt(random.Next(model.Count));
            index.Remove(gone.Word, gone.Row);
            model.Remove(gone);
        }
        Assert.Equal(model.Select(pair => pair.Word).Distinct().Order(), index.Words.Order());
        for (var i = 0; i < 200; i++)
        {
            var typed = Word(random, random.Next(2, 4));
            IEnumerable<int> With(Func<string, bool> matches) =>
                model.Where(pair => matches(pair.Word)).Select(pair => pair.Row).Distinct().Order();
            Assert.Equal(With(word => word == typed), index.Exactly(typed).Rows());
            Assert.Equal(With(word => word.StartsWith(typed, StringComparison.Ordinal)), index.Beginning(typed).Rows());
            Assert.Equal(With(word => word.Contains(typed, StringComparison.Ordinal)), index.Containing(typed).Rows());
        }
        Assert.Equal(model.Select(pair => pair.Row).Distinct().Count(row => model.Any(pair => pair.Row == row && pair.Word[0] == 'a')), index.Beginning("a").Count);
    }

    private static string Word(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => "aabcä王"[random.Next(6)]));
}
