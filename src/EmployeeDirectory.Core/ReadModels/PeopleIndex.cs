using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Sqlite;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.ReadModels;

// In-memory index of the active people, for searches and lists.
public sealed class PeopleIndex : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private volatile IndexedPeople? _people;

    public bool IsLoaded => _people is not null;

    // Earlier changes are in the file only.
    public void Load(SqliteDatabase database)
    {
        var people = IndexedPeople.Load(database);
        Change(() => _people = people);
    }

    public void Clear() => Change(() => _people = null);

    /// <summary>What <see cref="Apply"/> takes, read in the transaction of the changes.</summary>
    public IndexChange? Plan(SqliteConnection connection, IReadOnlyList<ChangedRow> changed) =>
        changed.Count == 0 ? null : _people?.Plan(connection, changed);

    public void Apply(IndexChange? change)
    {
        if (change is not null)
            Change(() => _people?.Apply(change));
    }

    // The people are valid only until the query returns and the lock is released.
    public T Read<T>(Func<IndexedPeople, T> query)
    {
        _lock.EnterReadLock();
        try
        {
            return query(_people ?? new IndexedPeople());
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose() => _lock.Dispose();

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

public sealed class IndexedPeople
{
    private readonly Dictionary<SearchSort, RowOrder> _orders = new()
    {
        [SearchSort.Name] = RowOrder.ByName(),
        [SearchSort.Title] = RowOrder.ByTitle(),
        [SearchSort.Department] = RowOrder.ByDepartment(),
        [SearchSort.Location] = RowOrder.ByLocation(),
        [SearchSort.Start] = RowOrder.ByStart()
    };

    public RowSet Active { get; } = new();

    public FacetValues Values { get; } = new();

    public WordIndex Names { get; } = new();

    public WordIndex Work { get; } = new();

    public WordIndex Mail { get; } = new();

    public ManagerRows Managers { get; } = new();

    public RowOrder Order(SearchSort sort) => _orders[sort];

    /// <summary>A manager who has left, is protected or is gone is missing, as in the org chart.</summary>
    public RowSet Without(Missing missing) => missing == Missing.Manager
        ? Active.Except(Managers.ReportsOf(Active))
        : Values.With(FacetField.Missing, missing.ToString());

    // In parallel, each part on a connection of its own: a start waits for all of them.
    internal static IndexedPeople Load(SqliteDatabase database)
    {
        var people = new IndexedPeople();
        Action<SqliteConnection>[] parts =
        [
            people.LoadNames, people.LoadWork, people.LoadValues, people.Managers.Load,
            .. people._orders.Values.Select<RowOrder, Action<SqliteConnection>>(order => from => order.Set(order.Load(from)))
        ];
        Task.WhenAll(parts.Select(part => Task.Run(() => database.Read(connection =>
        {
            part(connection);
            return true;
        })))).GetAwaiter().GetResult();
        return people;
    }

    private void LoadNames(SqliteConnection connection) => ForEach(
        connection, "select row, names from person_words order by row",
        words =>
        {
            var row = words.GetInt32(0);
            Active.Add(row);
            Add(Names, words.GetString(1), row);
        });

    private void LoadWork(SqliteConnection connection) => ForEach(
        connection, "select row, work, mail from person_words order by row",
        words =>
        {
            var row = words.GetInt32(0);
            Add(Work, words.GetString(1), row);
            Add(Mail, words.GetString(2), row);
        });

    private void LoadValues(SqliteConnection connection) => ForEach(
        connection, "select row, facets from person_words order by row",
        person =>
        {
            var row = person.GetInt32(0);
            var values = person.GetString(1).AsSpan();
            foreach (var value in values.Split('\n'))
                Values.Add((FacetField)(values[value][0] - '0'), values[value][1..], row);
        });

    private static void ForEach(SqliteConnection connection, string sql, Action<SqliteDataReader> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            read(reader);
    }

    internal IndexChange Plan(SqliteConnection connection, IReadOnlyList<ChangedRow> changed) => new(
        [.. changed.Select(IndexedRow.From)],
        ManagerRows.Plan(connection, changed),
        _orders.ToDictionary(
            order => order.Key,
            order => order.Value.Plan(connection, [.. changed.Select(change => change.Row).Distinct()])));

    internal void Apply(IndexChange change)
    {
        foreach (var row in change.Rows)
            Replace(row);
        Managers.Set(change.Managers);
        foreach (var (sort, places) in change.Orders)
            _orders[sort].Set(places);
    }

    private static void Add(WordIndex index, ReadOnlySpan<char> words, int row)
    {
        foreach (var word in words.Split(' '))
            if (words[word].Length > 0)
                index.Add(words[word], row);
    }

    private void Replace(IndexedRow change)
    {
        if (change.Before is { } before)
        {
            Active.Remove(change.Row);
            foreach (var (index, words) in Words(before))
                foreach (var word in words)
                    index.Remove(word, change.Row);
            foreach (var (field, value) in before.Values)
                Values.Remove(field, value, change.Row);
        }
        if (change.After is { } after)
        {
            Active.Add(change.Row);
            foreach (var (index, words) in Words(after))
                foreach (var word in words)
                    index.Add(word, change.Row);
            foreach (var (field, value) in after.Values)
                Values.Add(field, value, change.Row);
        }
    }

    private IEnumerable<(WordIndex Index, IReadOnlyList<string> Words)> Words(IndexedPerson person) =>
        [(Names, person.Words.Names), (Work, person.Words.Work), (Mail, person.Words.Mail)];
}

/// <param name="Before">Null where there was no record.</param>
/// <param name="After">Null where the record is forgotten.</param>
public readonly record struct ChangedRow(int Row, Employee? Before, Employee? After);

public sealed record IndexChange(
    IReadOnlyList<IndexedRow> Rows, IReadOnlyList<(int Row, int? Manager)> Managers,
    IReadOnlyDictionary<SearchSort, RowOrder.Places> Orders);

public sealed record IndexedRow(int Row, IndexedPerson? Before, IndexedPerson? After)
{
    public static IndexedRow From(ChangedRow change) =>
        new(change.Row, IndexedPerson.From(change.Before), IndexedPerson.From(change.After));
}

public sealed record IndexedPerson(PersonWords Words, IReadOnlyList<(FacetField Field, string Value)> Values)
{
    public static IndexedPerson? From(Employee? employee) => employee?.Visibility() == Visibility.Active
        ? new(PersonWords.From(employee), [.. PersonValues.From(employee)])
        : null;
}
