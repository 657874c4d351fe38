using EmployeeDirectory.Web.Features.Employees;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Which active people have which values, in memory, as facets are counted with every page.</summary>
public sealed class FacetIndex : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private Dictionary<FacetField, Dictionary<string, RowSet>> _values = Empty();
    private RowSet _active = new();

    /// <summary>Reads all of a read model, in place of what was here.</summary>
    public void Load(SqliteConnection connection)
    {
        var active = RowSet.Read(connection, "select row from person where visibility = 'Active' order by row");
        var values = Empty();
        foreach (var field in values.Keys)
            foreach (var value in Query(
                connection, "select distinct value from person_value where field = $field", row => row.GetString(0), ("$field", field.ToString())))
                values[field][value] = RowSet.Read(
                    connection, "select row from person_value where field = $field and value = $value order by row",
                    ("$field", field.ToString()), ("$value", value));
        Change(() => (_active, _values) = (active, values));
    }

    public void Apply(IReadOnlyCollection<ChangedRow> changed) => Change(() =>
    {
        foreach (var (row, employee) in changed)
            Replace(row, employee);
    });

    public void Clear() => Change(() => (_active, _values) = (new RowSet(), Empty()));

    /// <summary>What <paramref name="query"/> is given is good while it runs.</summary>
    public T Read<T>(Func<FacetReading, T> query)
    {
        _lock.EnterReadLock();
        try
        {
            return query(new FacetReading(_active, _values));
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
        foreach (var (field, value) in PersonValues.Of(employee))
        {
            if (!_values[field].TryGetValue(value, out var rows))
                _values[field][value] = rows = new RowSet();
            rows.Add(row);
        }
    }

    private void Forget(int row)
    {
        _active.Remove(row);
        foreach (var values in _values.Values)
            foreach (var (value, rows) in values)
            {
                rows.Remove(row);
                if (rows.Count == 0)
                    values.Remove(value);
            }
    }

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

/// <param name="Employee">Null for a row that is no more.</param>
public readonly record struct ChangedRow(int Row, Employee? Employee);
