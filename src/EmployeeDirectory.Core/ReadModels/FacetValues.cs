using EmployeeDirectory.Core.Search;

namespace EmployeeDirectory.Core.ReadModels;

// The rows that have each value of a field.
public sealed class FacetValues
{
    private static readonly FacetField[] Fields = Enum.GetValues<FacetField>();

    private readonly Dictionary<FacetField, Dictionary<string, IndexedValue>> _byKey = PerField();

    // Saves making a key for each person's value.
    private readonly Dictionary<FacetField, Dictionary<string, IndexedValue>> _bySpelling = PerField();

    public IReadOnlyCollection<IndexedValue> Of(FacetField field) => _byKey[field].Values;

    public IndexedValue? Find(FacetField field, string spelling) =>
        _bySpelling[field].GetValueOrDefault(spelling) ?? _byKey[field].GetValueOrDefault(KeyOf(field, spelling));

    public RowSet With(FacetField field, string spelling) => Find(field, spelling)?.Rows ?? RowSet.Empty;

    // Those who have just this as a skill, title, department or location.
    public RowSet With(string typed) => SearchText.Key(typed) is { Length: > 0 } key
        ? RowSet.Union(Fields.Where(HasSpellings).Select(field => _byKey[field].GetValueOrDefault(key)?.Rows).OfType<RowSet>())
        : RowSet.Empty;

    public RowSet WithInitials(string letters) => letters.Length is < 2 or > SearchText.MostInitials
        ? RowSet.Empty
        : RowSet.Union(_byKey[FacetField.JobTitle].Values.Concat(_byKey[FacetField.Department].Values)
            .Where(value => value.HasInitials(letters)).Select(value => value.Rows));

    /// <summary>The value that is typed, or else those with these initials, or those whose words begin so.</summary>
    public IReadOnlyList<IndexedValue> Named(FacetField field, string typed)
    {
        if (Find(field, typed) is { } equal)
            return [equal];
        string[] words = [.. SearchText.Words(typed)];
        var key = SearchText.Key(typed);
        if (words.Length == 0)
            return [];
        var values = _byKey[field].Values;
        return values.Where(value => value.HasInitials(key)).ToList() is { Count: > 0 } initials
            ? initials
            : [.. values.Where(value => value.Begins(key, words))];
    }

    public IReadOnlyList<IndexedValue> Near(FacetField field, string typed)
    {
        var key = SearchText.Key(typed);
        var limit = Spelling.LimitFor(key);
        return _byKey[field].Values.Where(value => Math.Abs(value.Key.Length - key.Length) <= limit)
            .Select(value => (Value: value, Errors: EditDistance.Between(value.Key, key, limit)))
            .Where(near => near.Errors <= limit).GroupBy(near => near.Errors, near => near.Value)
            .MinBy(group => group.Key)?.ToList() ?? [];
    }

    public void Add(FacetField field, ReadOnlySpan<char> typed, int row)
    {
        if (!_bySpelling[field].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(typed, out var value))
        {
            var spelling = typed.ToString();
            var key = KeyOf(field, spelling);
            if (!_byKey[field].TryGetValue(key, out value))
                _byKey[field][key] = value = new IndexedValue(key);
            if (HasSpellings(field))
                value.AddSpelling(
                    spelling, [.. SearchText.Words(spelling).Concat(SearchText.Spellings(spelling)).Distinct()],
                    [.. SearchText.AllInitials(spelling)]);
            else
                value.AddSpelling(spelling, [], []);
            _bySpelling[field][spelling] = value;
        }
        value.Add(typed, row);
    }

    public void Remove(FacetField field, string spelling, int row)
    {
        if (!_bySpelling[field].TryGetValue(spelling, out var value) || value.Remove(spelling, row))
            return;
        _bySpelling[field].Remove(spelling);
        if (value.Rows.Count == 0)
            _byKey[field].Remove(value.Key);
    }

    private static Dictionary<FacetField, Dictionary<string, IndexedValue>> PerField() => Fields.ToDictionary(
        field => field, _ => new Dictionary<string, IndexedValue>(StringComparer.Ordinal));

    private static bool HasSpellings(FacetField field) => field is not (FacetField.StartDate or FacetField.Letter or FacetField.Missing);

    private static string KeyOf(FacetField field, string spelling) =>
        HasSpellings(field) && SearchText.Key(spelling) is { Length: > 0 } key ? key : spelling;
}
