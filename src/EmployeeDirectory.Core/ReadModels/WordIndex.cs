namespace EmployeeDirectory.Core.ReadModels;

// The rows that have each word. Words are found by their beginning or a part of them through their pairs of letters.
public sealed class WordIndex
{
    // Before the first letter.
    private const char Start = '\0';

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idsOfSpans;
    private readonly List<Entry> _entries = [];
    private readonly Stack<int> _free = [];
    private readonly Dictionary<(char, char), List<int>> _byPair = [];

    public WordIndex() => _idsOfSpans = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public IEnumerable<string> Words => _ids.Keys;

    public void Add(ReadOnlySpan<char> word, int row) =>
        _entries[_idsOfSpans.TryGetValue(word, out var id) ? id : AddWord(word.ToString())].Rows.Add(row);

    public void Remove(string word, int row)
    {
        if (!_ids.TryGetValue(word, out var id))
            return;
        _entries[id].Rows.Remove(row);
        if (_entries[id].Rows.Count == 0)
            RemoveWord(word, id);
    }

    public RowSet Exactly(string word) => _ids.TryGetValue(word, out var id) ? _entries[id].Rows : RowSet.Empty;

    public RowSet Beginning(string letters) => RowSet.Union(
        [.. Candidates(letters, Start).Where(entry => entry.Word.StartsWith(letters, StringComparison.Ordinal)).Select(entry => entry.Rows)]);

    /// <param name="letters">Two or more.</param>
    public RowSet Containing(string letters) => RowSet.Union(
        [.. Candidates(letters, letters[0]).Where(entry => entry.Word.Contains(letters, StringComparison.Ordinal)).Select(entry => entry.Rows)]);

    private IEnumerable<Entry> Candidates(string letters, char before)
    {
        List<int>? fewest = null;
        for (var at = before == Start ? 0 : 1; at < letters.Length; at++)
        {
            if (!_byPair.TryGetValue((at == 0 ? before : letters[at - 1], letters[at]), out var words))
                return [];
            if (fewest is null || words.Count < fewest.Count)
                fewest = words;
        }
        return fewest!.Select(id => _entries[id]);
    }

    private int AddWord(string word)
    {
        if (!_free.TryPop(out var id))
        {
            id = _entries.Count;
            _entries.Add(default);
        }
        _entries[id] = new Entry(word, new RowSet());
        _ids.Add(word, id);
        foreach (var pair in PairsOf(word))
        {
            if (!_byPair.TryGetValue(pair, out var words))
                _byPair[pair] = words = [];
            words.Add(id);
        }
        return id;
    }

    private void RemoveWord(string word, int id)
    {
        _ids.Remove(word);
        foreach (var pair in PairsOf(word))
        {
            _byPair[pair].Remove(id);
            if (_byPair[pair].Count == 0)
                _byPair.Remove(pair);
        }
        _entries[id] = default;
        _free.Push(id);
    }

    private static IEnumerable<(char, char)> PairsOf(string word) =>
        word.Select((letter, at) => (at == 0 ? Start : word[at - 1], letter)).Distinct();

    private readonly record struct Entry(string Word, RowSet Rows);
}
