using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed class Spelling(TimeProvider clock)
{
    private const int MostNear = 60;
    private const int ShortestWithOne = 3;
    private const int ShortestWithTwo = 6;

    // Reading all words is slow for a million people; a new word may count as misspelt for a minute.
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    private readonly Lock _reading = new();
    private volatile Vocabulary? _vocabulary;
    private long _readAt;

    // Before a search, as making a vocabulary would keep changes of the index waiting.
    public void Refresh(PeopleIndex index)
    {
        if (_vocabulary is not null && clock.GetElapsedTime(Volatile.Read(ref _readAt)) < FreshFor)
            return;
        if (_vocabulary is null)
            _reading.Enter();
        else if (!_reading.TryEnter())
            return;
        try
        {
            if (_vocabulary is not null && clock.GetElapsedTime(_readAt) < FreshFor)
                return;
            _vocabulary = index.Read(Read);
            Volatile.Write(ref _readAt, clock.GetTimestamp());
        }
        finally
        {
            _reading.Exit();
        }
    }

    public static int LimitFor(string word) => word.Length switch { >= ShortestWithTwo => 2, >= ShortestWithOne => 1, _ => 0 };

    public IReadOnlyList<NearWord> Near(string word)
    {
        var limit = LimitFor(word);
        return [.. _vocabulary!.Near(word, limit).OrderBy(near => near.Cost).DistinctBy(near => near.Word).Take(MostNear)];
    }

    public IReadOnlyList<string> Sounding(string word) => [.. _vocabulary!.Sounding(word).Take(MostNear)];

    public IReadOnlyList<IReadOnlyList<string>> InOtherScript(string word) => [.. _vocabulary!.InOtherScript(word)];

    public IReadOnlyList<string> Similar(string word) =>
        [.. InOtherScript(word).SelectMany(words => words), .. Sounding(word), .. Near(word).Select(near => near.Word)];

    private static Vocabulary Read(IndexedPeople people) => new(
        [.. people.Names.Words.Where(word => !PersonWords.IsMarked(word))],
        ((FacetField[])[FacetField.Department, FacetField.Location, FacetField.Skill, FacetField.JobTitle])
            .SelectMany(field => people.Values.Of(field)).SelectMany(value => value.Words));
}
