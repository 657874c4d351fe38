using System.Numerics;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Words by their length, so that the few near a mistyped one are found without measuring all.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<int, (string Word, uint Letters)[]> _byLength;

    public Vocabulary(IEnumerable<string> words) => _byLength = words.Distinct(StringComparer.Ordinal)
        .GroupBy(word => word.Length)
        .ToDictionary(group => group.Key, group => group.Select(word => (word, LettersOf(word))).ToArray());

    /// <summary>In no order.</summary>
    public IEnumerable<NearWord> Near(string word, int limit)
    {
        var letters = LettersOf(word);
        for (var length = word.Length - limit; length <= word.Length + limit; length++)
            foreach (var (known, knownLetters) in _byLength.GetValueOrDefault(length) ?? [])
                if (MayBeWithin(limit, letters, knownLetters) && EditDistance.Between(word, known, limit) is var errors && errors <= limit)
                    yield return new NearWord(known, errors);
    }

    /// <summary>Each error makes at most one letter appear and one disappear.</summary>
    private static bool MayBeWithin(int limit, uint letters, uint others) =>
        BitOperations.PopCount(letters & ~others) <= limit && BitOperations.PopCount(others & ~letters) <= limit;

    private static uint LettersOf(string word) => word.Aggregate(0u, (letters, next) => letters | 1u << (next & 31));
}

public readonly record struct NearWord(string Word, int Errors);
