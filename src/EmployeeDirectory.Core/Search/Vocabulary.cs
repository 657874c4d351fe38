using System.Numerics;

namespace EmployeeDirectory.Core.Search;

public sealed class Vocabulary
{
    private readonly Dictionary<int, (string Word, uint Letters)[]> _byLength;

    public Vocabulary(IEnumerable<string> words) => _byLength = words.Distinct(StringComparer.Ordinal)
        .GroupBy(word => word.Length)
        .ToDictionary(group => group.Key, group => group.Select(word => (word, LettersOf(word))).ToArray());

    public IEnumerable<NearWord> Near(string word, int limit)
    {
        var letters = LettersOf(word);
        for (var length = word.Length - limit; length <= word.Length + limit; length++)
            foreach (var (known, knownLetters) in _byLength.GetValueOrDefault(length) ?? [])
                if (MayBeWithin(limit, letters, knownLetters)
                    && EditDistance.Between(word, known, limit) is var errors && errors <= limit)
                    yield return new NearWord(known, errors);
    }

    // Each error adds at most one letter and removes at most one.
    private static bool MayBeWithin(int limit, uint letters, uint others) =>
        BitOperations.PopCount(letters & ~others) <= limit && BitOperations.PopCount(others & ~letters) <= limit;

    private static uint LettersOf(string word) => word.Aggregate(0u, (letters, next) => letters | 1u << (next & 31));
}

public readonly record struct NearWord(string Word, int Errors);
