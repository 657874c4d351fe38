using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Search;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

public sealed class FacetIndex : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private Dictionary<FacetField, Dictionary<string, RowSet>> _values = Empty();
    private RowSet _active = new();

    // The values of each key: spellings of one value differ by case, spaces or signs.
    private Dictionary<string, List<(FacetField Field, string Value)>> _byKey = [];

    public void Load(SqliteConnection connection)
    {
        var active = RowSet.Read(connection, "select row from person where visibility = 'Active' order by row");
        var values = Empty();
        foreach (var field in values.Keys)
            foreach (var value in Query(
                connection, "select distinct value from person_value where field = $field", row => row.GetString(0),
                ("$field", field.ToString())))
                values[field][value] = RowSet.Read(
                    connection, "select row from person_value where field = $field and value = $value order by row",
                    ("$field", field.ToString()), ("$value", value));
        Change(() =>
        {
            (_active, _values, _byKey) = (active, values, []);
            foreach (var (field, known) in values)
                foreach (var value in known.Keys)
                    AddKey(field, value);
        });
    }

    public void Apply(IReadOnlyCollection<ChangedRow> changed) => Change(() =>
    {
        foreach (var (row, employee) in changed)
            Replace(row, employee);
    });

    public void Clear() => Change(() => (_active, _values, _byKey) = (new RowSet(), Empty(), []));

    // The reader is valid only until the query returns and the lock is released.
    public T Read<T>(Func<FacetReader, T> query)
    {
        _lock.EnterReadLock();
        try
        {
            return query(new FacetReader(_active, _values, _byKey));
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose() => _lock.Dispose();

    private static Dictionary<FacetField, Dictionary<string, RowSet>> Empty() =>
        Enum.GetValues<FacetField>().ToDictionary(field => field, _ => new Dictionary<string, RowSet>());

    private void Replace(int row, Employee? employee)
    {
        if (_active.Contains(row))
            Forget(row);
        if (employee is null || employee.Visibility() != Visibility.Active)
            return;
        _active.Add(row);
        foreach (var (field, value) in PersonValues.From(employee))
        {
            if (!_values[field].TryGetValue(value, out var rows))
            {
                _values[field][value] = rows = new RowSet();
                AddKey(field, value);
            }
            rows.Add(row);
        }
    }

    private void Forget(int row)
    {
        _active.Remove(row);
        foreach (var (field, values) in _values)
            foreach (var (value, rows) in values)
            {
                rows.Remove(row);
                if (rows.Count > 0)
                    continue;
                values.Remove(value);
                if (_byKey.TryGetValue(KeyOf(value), out var alike) && alike.Remove((field, value)) && alike.Count == 0)
                    _byKey.Remove(KeyOf(value));
            }
    }

    private void AddKey(FacetField field, string value)
    {
        if (field is FacetField.StartDate or FacetField.Letter || KeyOf(value) is not { Length: > 0 } key)
            return;
        if (!_byKey.TryGetValue(key, out var alike))
            _byKey[key] = alike = [];
        alike.Add((field, value));
    }

    internal static string KeyOf(string value) => string.Concat(SearchText.Words(value));

    private void Change(Action change)
    {
        _lock.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}

public readonly record struct ChangedRow(int Row, Employee? Employee);
