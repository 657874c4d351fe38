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
            _vocabulary = new Vocabulary(index.Read(Words));
            Volatile.Write(ref _readAt, clock.GetTimestamp());
        }
        finally
        {
            _reading.Exit();
        }
    }

    public IReadOnlyList<NearWord> Near(string word)
    {
        var limit = word.Length switch { >= ShortestWithTwo => 2, >= ShortestWithOne => 1, _ => 0 };
        return
        [
            .. _vocabulary!.Near(word, limit).Where(near => near.Errors > 0).Concat(_vocabulary.Sounding(word))
                .Prepend(new NearWord(word, 0)).OrderBy(near => near.Errors).DistinctBy(near => near.Word).Take(MostNear)
        ];
    }

    private static List<string> Words(IndexedPeople people) =>
    [
        .. people.Names.Words.Where(word => !PersonWords.IsMarked(word))
            .Concat(((FacetField[])[FacetField.Department, FacetField.Location, FacetField.Skill, FacetField.JobTitle])
                .SelectMany(field => people.Values.Of(field)).SelectMany(value => value.Words))
    ];
}
