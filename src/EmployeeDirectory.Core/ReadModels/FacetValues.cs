using EmployeeDirectory.Core.Search;

namespace EmployeeDirectory.Core.ReadModels;

// The rows that have each value of a field.
public sealed class FacetValues
{
    private readonly Dictionary<FacetField, Dictionary<string, RowSet>> _rows =
        Enum.GetValues<FacetField>().ToDictionary(field => field, _ => new Dictionary<string, RowSet>(StringComparer.Ordinal));

    // Spellings of one value differ by case, spaces or signs.
    private readonly Dictionary<string, List<(FacetField Field, string Value)>> _byKey = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, RowSet> Of(FacetField field) => _rows[field];

    public RowSet With(FacetField field, string value) => _rows[field].GetValueOrDefault(value) ?? RowSet.Empty;

    // Those who have just this as a skill, title, department or location.
    public RowSet With(string typed) => RowSet.Union(
        [.. (_byKey.GetValueOrDefault(KeyOf(typed)) ?? []).Select(alike => With(alike.Field, alike.Value))]);

    public void Add(FacetField field, string value, int row)
    {
        if (!_rows[field].TryGetValue(value, out var rows))
        {
            _rows[field][value] = rows = new RowSet();
            if (HasKey(field, value, out var key))
                AlikeTo(key).Add((field, value));
        }
        rows.Add(row);
    }

    public void Remove(FacetField field, string value, int row)
    {
        if (!_rows[field].TryGetValue(value, out var rows))
            return;
        rows.Remove(row);
        if (rows.Count > 0)
            return;
        _rows[field].Remove(value);
        if (HasKey(field, value, out var key) && AlikeTo(key).Remove((field, value)) && AlikeTo(key).Count == 0)
            _byKey.Remove(key);
    }

    private List<(FacetField, string)> AlikeTo(string key)
    {
        if (!_byKey.TryGetValue(key, out var alike))
            _byKey[key] = alike = [];
        return alike;
    }

    private static bool HasKey(FacetField field, string value, out string key)
    {
        key = field is FacetField.StartDate or FacetField.Letter ? "" : KeyOf(value);
        return key.Length > 0;
    }

    private static string KeyOf(string value) => string.Concat(SearchText.Words(value));
}
