using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed class Spelling(TimeProvider clock)
{
    public const int MostErrors = 2;

    private const int MostNear = 60;
    private const int ShortestWithOne = 3;
    private const int ShortestWithTwo = 6;

    // Reading all words is slow for a million people; a new word may count as misspelt for a minute.
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    private readonly Lock _reading = new();
    private Vocabulary? _vocabulary;
    private long _readAt;

    public IReadOnlyList<NearWord> Near(string word, IndexedPeople people)
    {
        var limit = word.Length switch { >= ShortestWithTwo => 2, >= ShortestWithOne => 1, _ => 0 };
        return
        [
            .. Current(people).Near(word, limit).Where(near => near.Errors > 0).Concat(Current(people).Sounding(word))
                .Prepend(new NearWord(word, 0)).OrderBy(near => near.Errors).DistinctBy(near => near.Word).Take(MostNear)
        ];
    }

    private Vocabulary Current(IndexedPeople people)
    {
        if (_vocabulary is { } known && clock.GetElapsedTime(Volatile.Read(ref _readAt)) < FreshFor)
            return known;
        lock (_reading)
        {
            if (_vocabulary is null || clock.GetElapsedTime(_readAt) >= FreshFor)
            {
                _vocabulary = Read(people);
                Volatile.Write(ref _readAt, clock.GetTimestamp());
            }
            return _vocabulary;
        }
    }

    private static Vocabulary Read(IndexedPeople people) => new(
        people.Names.Words.Where(word => !PersonWords.IsMarked(word))
            .Concat(((FacetField[])[FacetField.Department, FacetField.Location, FacetField.Skill, FacetField.JobTitle])
                .SelectMany(field => people.Values.Of(field)).SelectMany(value => value.Words)));
}
