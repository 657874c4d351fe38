using System.Numerics;
using System.Text;

namespace EmployeeDirectory.Core.Search;

public sealed class Vocabulary
{
    private readonly Dictionary<int, (string Word, uint Letters)[]> _byLength;
    private readonly ILookup<string, string> _bySound;
    private readonly ILookup<string, string> _abjadNames;
    private readonly ILookup<string, string> _ideographs;
    private readonly ILookup<string, string> _latinByConsonants;

    public Vocabulary(IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        _byLength = names.Concat(others).Distinct(StringComparer.Ordinal).GroupBy(word => word.Length)
            .ToDictionary(group => group.Key, group => group.Select(word => (word, LettersOf(word))).ToArray());
        _bySound = ByKey(names, SoundKey.For);
        _abjadNames = ByKey(names.Where(ConsonantKey.IsAbjadOrAbugida), ConsonantKey.For);
        _ideographs = ByKey(names.Where(IsIdeograph), word => SearchText.Latin(word) is { } latin ? [latin] : []);
        _latinByConsonants = ByKey(names.Where(word => !ConsonantKey.IsAbjadOrAbugida(word)), ConsonantKey.For);
    }

    public IEnumerable<NearWord> Near(string word, int limit)
    {
        var sounding = Sounding(word).ToHashSet();
        return Misspelt(word, limit).Select(near => new NearWord(near.Word, near.Errors switch
        {
            1 when sounding.Contains(near.Word) => 1,
            1 => NearWord.OneError,
            2 when sounding.Contains(near.Word) => NearWord.OneError,
            _ => NearWord.MostCost
        })).Concat(sounding.Select(known => new NearWord(known, NearWord.Sounding)));
    }

    private IEnumerable<(string Word, int Errors)> Misspelt(string word, int limit)
    {
        var letters = LettersOf(word);
        for (var length = word.Length - limit; length <= word.Length + limit; length++)
            foreach (var (known, knownLetters) in _byLength.GetValueOrDefault(length) ?? [])
                if (MayBeWithin(limit, letters, knownLetters)
                    && EditDistance.Between(word, known, limit) is var errors && errors <= limit && errors > 0)
                    yield return (known, errors);
    }

    public IEnumerable<string> Sounding(string word) =>
        SoundKey.For(SearchText.Latin(word) ?? word).SelectMany(sound => _bySound[sound]).Where(known => known != word).Distinct();

    /// <summary>The same name in another script or in other Han forms, the likeliest first.</summary>
    public IEnumerable<IReadOnlyList<string>> InOtherScript(string word)
    {
        var latin = SearchText.Latin(word);
        if (latin is not null && IsIdeograph(word))
            yield return [.. _ideographs[latin]];
        else
        {
            var isAbjadOrAbugida = ConsonantKey.IsAbjadOrAbugida(word);
            var known = isAbjadOrAbugida ? _latinByConsonants : _abjadNames;
            foreach (var group in ConsonantKey.For(word).SelectMany(key => known[key]).Distinct()
                .GroupBy(other => isAbjadOrAbugida ? ConsonantKey.Shared(word, other) : ConsonantKey.Shared(other, word))
                .Where(group => group.Key > 0).OrderByDescending(group => group.Key))
                yield return [.. group];
        }
        if (latin is not null)
            yield return [latin];
    }

    private static bool IsIdeograph(string word) => SearchText.IsIdeograph(Rune.GetRuneAt(word, 0));

    private static ILookup<string, string> ByKey(IEnumerable<string> words, Func<string, IEnumerable<string>> keys) =>
        words.SelectMany(keys, (word, key) => (word, key)).ToLookup(pair => pair.key, pair => pair.word, StringComparer.Ordinal);

    // Each error adds at most one letter and removes at most one.
    private static bool MayBeWithin(int limit, uint letters, uint others) =>
        BitOperations.PopCount(letters & ~others) <= limit && BitOperations.PopCount(others & ~letters) <= limit;

    private static uint LettersOf(string word) => word.Aggregate(0u, (letters, next) => letters | 1u << (next & 31));
}

/// <param name="Cost">Less for a word that is more likely to be meant.</param>
public readonly record struct NearWord(string Word, int Cost)
{
    public const int OneError = 2, Sounding = 3, MostCost = 2 * OneError;
}
