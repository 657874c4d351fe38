using System.Diagnostics;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed class Spelling(TimeProvider clock)
{
    private const int MostNear = 60;
    private const int ShortestWithOne = 3;
    private const int ShortestWithTwo = 6;

    // Reading all words takes seconds for a million people. Until it is done again, a new word counts as misspelt.
    private const int CostsUntilNext = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lock _reading = new();
    private volatile Vocabulary? _vocabulary;
    private long _readAt;
    private TimeSpan _freshFor;

    // Before a search, which holds the lock of the index.
    public void Refresh(PeopleIndex index)
    {
        if (IsFresh)
            return;
        if (_vocabulary is null)
            _reading.Enter();
        else if (!_reading.TryEnter())
            return;
        try
        {
            if (IsFresh)
                return;
            var (names, others) = index.Read(WordsOf);
            var started = Stopwatch.GetTimestamp();
            _vocabulary = new Vocabulary(names, others);
            var cost = Stopwatch.GetElapsedTime(started) * CostsUntilNext;
            _freshFor = cost < Longest ? cost : Longest;
            Volatile.Write(ref _readAt, clock.GetTimestamp());
        }
        finally
        {
            _reading.Exit();
        }
    }

    private bool IsFresh => _vocabulary is not null && clock.GetElapsedTime(Volatile.Read(ref _readAt)) < _freshFor;

    public static int LimitFor(string word) => word.Length switch { >= ShortestWithTwo => 2, >= ShortestWithOne => 1, _ => 0 };

    public IReadOnlyList<NearWord> Near(string word)
    {
        var limit = LimitFor(word);
        return [.. _vocabulary!.Near(word, limit).OrderBy(near => near.Cost).DistinctBy(near => near.Word).Take(MostNear)];
    }

    public IReadOnlyList<string> Sounding(string word) => [.. _vocabulary!.Sounding(word).Take(MostNear)];

    public IReadOnlyList<IReadOnlyList<string>> InOtherScript(string word) =>
        [.. _vocabulary!.InOtherScript(word).Select(words => words.Take(MostNear).ToList())];

    public IReadOnlyList<string> Similar(string word) =>
        [.. InOtherScript(word).SelectMany(words => words), .. Sounding(word), .. Near(word).Select(near => near.Word)];

    private static (List<string> Names, List<string> Others) WordsOf(IndexedPeople people) => (
        [.. people.Names.Words.Where(word => !PersonWords.IsMarked(word))],
        [
            .. ((FacetField[])[FacetField.Department, FacetField.Location, FacetField.Skill, FacetField.JobTitle])
                .SelectMany(field => people.Values.Of(field)).SelectMany(value => value.Words).Distinct()
        ]);
}
