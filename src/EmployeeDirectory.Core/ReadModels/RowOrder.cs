using System.Numerics;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

// The active rows in one order, and the place of each: a page costs the same wherever it is.
public sealed class RowOrder(string index, string order, string isBefore, string isBlank)
{
    private const int Absent = -1;

    // Sorting a few places is cheaper than marking them among all.
    private const int FewPlaces = 256;

    // Sorting everything is cheaper than finding the place of more than 1 row in 50.
    private const int RowsForOneChanged = 50;

    private Places _places = new([]);

    public static RowOrder ByName() => new(
        "person_by_name", "sort_key, id", "(a.sort_key, a.id) < (b.sort_key, b.id)", "false");

    public static RowOrder ByTitle() => new(
        "person_by_title", "title_key, sort_key, id",
        "(a.title_key, a.sort_key, a.id) < (b.title_key, b.sort_key, b.id)", "title_key = x'ff'");

    public static RowOrder ByDepartment() => new(
        "person_by_department", "department_key, sort_key, id",
        "(a.department_key, a.sort_key, a.id) < (b.department_key, b.sort_key, b.id)", "department_key = x'ff'");

    public static RowOrder ByLocation() => new(
        "person_by_location", "location_key, sort_key, id",
        "(a.location_key, a.sort_key, a.id) < (b.location_key, b.sort_key, b.id)", "location_key = x'ff'");

    public static RowOrder ByStart() => new(
        "person_by_start", "start_date desc, sort_key, id",
        "(ifnull(b.start_date, ''), a.sort_key, a.id) < (ifnull(a.start_date, ''), b.sort_key, b.id)", "start_date is null");

    /// <summary>What <see cref="Set"/> takes: all places after the changes, which are written already.</summary>
    public Places Plan(SqliteConnection connection, IReadOnlyCollection<int> changed)
    {
        if (changed.Count > _places.Rows.Length / RowsForOneChanged)
            return Load(connection);
        using var compare = Command(connection);
        bool IsBefore(int a, int b)
        {
            (compare.Parameters[0].Value, compare.Parameters[1].Value) = (a, b);
            return compare.ExecuteScalar() is 1L;
        }
        var rows = Sorted(connection, changed);
        var moving = changed.ToHashSet();
        if (changed.Count == 1 && rows is [var only] && StaysInPlace(only, IsBefore))
            return _places;
        var moved = new List<int>(_places.Rows.Length + rows.Count);
        int[] left = [.. _places.Rows.Where(row => !moving.Contains(row))];
        var taken = 0;
        foreach (var row in rows)
        {
            var (low, high) = (taken, left.Length);
            while (low < high)
                if ((low + high) / 2 is var middle && IsBefore(left[middle], row))
                    low = middle + 1;
                else
                    high = middle;
            moved.AddRange(left.AsSpan(taken..low));
            moved.Add(row);
            taken = low;
        }
        moved.AddRange(left.AsSpan(taken));
        return new Places([.. moved]);
    }

    // SQLite would sort the rows of another index: without statistics it takes equality for the most selective.
    public Places Load(SqliteConnection connection) => new([.. Query(
        connection, $"select row from person indexed by {index} where visibility = 'Active' order by {order}",
        row => row.GetInt32(0))]);

    public void Set(Places places) => _places = places;

    /// <param name="set">Null for all rows.</param>
    public int[] Take(RowSet? set, int skip, int take)
    {
        if (set is null)
            return [.. _places.Rows.Skip(skip).Take(take)];
        if (set.Count <= FewPlaces)
            return [.. set.Rows().OrderBy(_places.Of).Skip(skip).Take(take)];
        var marks = new ulong[(_places.Rows.Length >> 6) + 1];
        foreach (var row in set.Rows())
            if (_places.Of(row) is not Absent and var place)
                marks[place >> 6] |= 1UL << place;
        return Marked(marks, skip, take);
    }

    /// <summary>The other way round, those without a value still last.</summary>
    public int[] TakeReversed(SqliteConnection connection, RowSet? set, int skip, int take)
    {
        var filled = CountFilled(connection);
        var all = set?.Rows().Count(row => _places.Of(row) is not Absent and var place && place < filled) ?? filled;
        var taken = Math.Clamp(all - skip, 0, take);
        return [.. Take(set, all - skip - taken, taken).Reverse(), .. Take(set, Math.Max(skip, all), take - taken)];
    }

    private int CountFilled(SqliteConnection connection)
    {
        using var ask = ReadModelWriter.Prepare(connection, $"select {isBlank} from person where row = $row", "$row");
        var (low, high) = (0, _places.Rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            ask.Parameters[0].Value = _places.Rows[middle];
            (low, high) = ask.ExecuteScalar() is 1L ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    private int[] Marked(ulong[] marks, int skip, int take)
    {
        var rows = new List<int>(take);
        for (var i = 0; i < marks.Length && rows.Count < take; i++)
        {
            var rest = marks[i];
            if (BitOperations.PopCount(rest) is var count && count <= skip)
            {
                skip -= count;
                continue;
            }
            for (; rest != 0 && rows.Count < take; rest &= rest - 1)
                if (skip-- <= 0)
                    rows.Add(_places.Rows[(i << 6) + BitOperations.TrailingZeroCount(rest)]);
            skip = 0;
        }
        return [.. rows];
    }

    private bool StaysInPlace(int row, Func<int, int, bool> isBefore) =>
        _places.Of(row) is not Absent and var place
        && (place == 0 || isBefore(_places.Rows[place - 1], row))
        && (place == _places.Rows.Length - 1 || isBefore(row, _places.Rows[place + 1]));

    private List<int> Sorted(SqliteConnection connection, IEnumerable<int> rows) => Query(
        connection,
        $"""
        select row from person
        where row in (select value from json_each($rows)) and +visibility = 'Active' order by {order}
        """,
        row => row.GetInt32(0),
        ("$rows", $"[{string.Join(',', rows)}]"));

    private SqliteCommand Command(SqliteConnection connection) => ReadModelWriter.Prepare(
        connection, $"select {isBefore} from person a, person b where a.row = $a and b.row = $b", "$a", "$b");

    public sealed class Places
    {
        private readonly int[] _placeOf;

        public Places(int[] rows)
        {
            Rows = rows;
            _placeOf = new int[rows.Length == 0 ? 0 : rows.Max() + 1];
            Array.Fill(_placeOf, Absent);
            for (var place = 0; place < rows.Length; place++)
                _placeOf[rows[place]] = place;
        }

        public int[] Rows { get; }

        public int Of(int row) => row < _placeOf.Length ? _placeOf[row] : Absent;
    }
}
