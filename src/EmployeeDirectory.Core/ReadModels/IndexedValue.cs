namespace EmployeeDirectory.Core.ReadModels;

// A value of a field in all its spellings, which differ by case, spaces or signs.
public sealed class IndexedValue(string key)
{
    private readonly List<Spelling> _spellings = [];

    public string Key => key;

    /// <summary>The most used spelling, or the first in ordinal order of several.</summary>
    public string Text => _spellings is [var only]
        ? only.Text
        : _spellings.OrderByDescending(spelling => spelling.Rows.Count)
            .ThenBy(spelling => spelling.Text, StringComparer.Ordinal).First().Text;

    // The set of the only spelling, or a set of its own: somebody may have two spellings.
    public RowSet Rows { get; private set; } = RowSet.Empty;

    public bool HasInitials(string typedKey) => _spellings.Exists(spelling => Array.IndexOf(spelling.Initials, typedKey) >= 0);

    public IEnumerable<string> Words => _spellings.SelectMany(spelling => spelling.Words);

    public bool Begins(string typedKey, IReadOnlyCollection<string> typedWords) =>
        key.StartsWith(typedKey, StringComparison.Ordinal) || typedWords.All(typed => _spellings.Exists(
            spelling => Array.Exists(spelling.Words, word => word.StartsWith(typed, StringComparison.Ordinal))));

    internal void AddSpelling(string text, string[] words, string[] initials)
    {
        var spelling = new Spelling(text, words, initials, new RowSet());
        _spellings.Add(spelling);
        Rows = _spellings.Count == 1 ? spelling.Rows : RowSet.From(Rows.Rows());
    }

    internal void Add(ReadOnlySpan<char> spelling, int row)
    {
        RowsOf(spelling).Add(row);
        if (_spellings.Count > 1)
            Rows.Add(row);
    }

    /// <returns>Whether anybody still has the spelling.</returns>
    internal bool Remove(string spelling, int row)
    {
        RowsOf(spelling).Remove(row);
        if (!_spellings.Exists(other => other.Rows.Contains(row)))
            Rows.Remove(row);
        if (RowsOf(spelling).Count > 0)
            return true;
        _spellings.RemoveAll(gone => gone.Text == spelling);
        if (_spellings is [var only])
            Rows = only.Rows;
        return false;
    }

    private RowSet RowsOf(ReadOnlySpan<char> spelling)
    {
        foreach (var one in _spellings)
            if (spelling.SequenceEqual(one.Text))
                return one.Rows;
        throw new ArgumentException("It is no spelling of this value.", nameof(spelling));
    }

    private sealed record Spelling(string Text, string[] Words, string[] Initials, RowSet Rows);
}
