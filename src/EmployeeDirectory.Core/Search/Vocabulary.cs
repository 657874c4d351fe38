using System.Numerics;

namespace EmployeeDirectory.Core.Search;

public sealed class Vocabulary
{
    private readonly Dictionary<int, (string Word, uint Letters)[]> _byLength;
    private readonly ILookup<string, string> _bySound;

    public Vocabulary(IEnumerable<string> words)
    {
        var distinct = words.Distinct(StringComparer.Ordinal).ToList();
        _byLength = distinct.GroupBy(word => word.Length)
            .ToDictionary(group => group.Key, group => group.Select(word => (word, LettersOf(word))).ToArray());
        _bySound = distinct.Select(word => (Word: word, Sound: SoundKey.For(word))).Where(pair => pair.Sound is not null)
            .ToLookup(pair => pair.Sound!, pair => pair.Word, StringComparer.Ordinal);
    }

    public IEnumerable<NearWord> Near(string word, int limit)
    {
        var letters = LettersOf(word);
        for (var length = word.Length - limit; length <= word.Length + limit; length++)
            foreach (var (known, knownLetters) in _byLength.GetValueOrDefault(length) ?? [])
                if (MayBeWithin(limit, letters, knownLetters)
                    && EditDistance.Between(word, known, limit) is var errors && errors <= limit)
                    yield return new NearWord(known, errors);
    }

    // A name that sounds the same is as near as one letter's error.
    public IEnumerable<NearWord> Sounding(string word) =>
        SoundKey.For(word) is { } sound
            ? _bySound[sound].Where(known => known != word).Select(known => new NearWord(known, 1))
            : [];

    // Each error adds at most one letter and removes at most one.
    private static bool MayBeWithin(int limit, uint letters, uint others) =>
        BitOperations.PopCount(letters & ~others) <= limit && BitOperations.PopCount(others & ~letters) <= limit;

    private static uint LettersOf(string word) => word.Aggregate(0u, (letters, next) => letters | 1u << (next & 31));
}

public readonly record struct NearWord(string Word, int Errors);
