using System.Numerics;
using EmployeeDirectory.Core.Sqlite;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.ReadModels;

// Operations may return an operand: never modify a result.
public sealed class RowSet
{
    public static readonly RowSet Empty = new();

    // A number takes 32 bits; counting in a bitmap is fast enough to be worth four times the memory.
    private const int BitsForANumber = 128;

    private int[] _numbers = [];
    private ulong[]? _bits;

    public int Count { get; private set; }

    public static RowSet From(IEnumerable<int> rows)
    {
        var set = new RowSet();
        foreach (var row in rows)
            set.Add(row);
        return set;
    }

    public static RowSet Read(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        From(SqliteDatabase.Query(connection, sql, row => row.GetInt32(0), parameters));

    public static RowSet Union(IEnumerable<RowSet> all)
    {
        var sets = all.Where(set => set.Count > 0).ToList();
        if (sets.Count < 2)
            return sets.FirstOrDefault() ?? Empty;
        var (count, last) = (0L, 0);
        foreach (var set in sets)
            (count, last) = (count + set.Count, Math.Max(last, set.Last()));
        if (sets.All(set => set._bits is null) && count * BitsForANumber <= last)
        {
            var numbers = new int[count];
            var at = 0;
            foreach (var set in sets)
            {
                set._numbers.AsSpan(0, set.Count).CopyTo(numbers.AsSpan(at));
                at += set.Count;
            }
            Array.Sort(numbers);
            return OfNumbers(numbers, Distinct(numbers));
        }
        var bits = new ulong[(last >> 6) + 1];
        foreach (var set in sets)
            set.CopyTo(bits);
        return OfBits(bits);
    }

    public bool Contains(int row) => _bits is { } bits
        ? row >> 6 < bits.Length && (bits[row >> 6] >> row & 1) != 0
        : Array.BinarySearch(_numbers, 0, Count, row) >= 0;

    public void Add(int row)
    {
        if (_bits is null)
            AddNumber(row);
        else if (!Contains(row))
            AddBit(row);
    }

    public void Remove(int row)
    {
        if (!Contains(row))
            return;
        if (_bits is { } bits)
            bits[row >> 6] &= ~(1UL << row);
        else
        {
            var at = Array.BinarySearch(_numbers, 0, Count, row);
            Array.Copy(_numbers, at + 1, _numbers, at, Count - at - 1);
        }
        Count--;
    }

    public int CountWith(RowSet other)
    {
        var count = 0;
        if (_bits is { } left && other._bits is { } right)
        {
            for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
                count += BitOperations.PopCount(left[i] & right[i]);
            return count;
        }
        var (few, many) = FewAndMany(other);
        foreach (var row in few._numbers.AsSpan(0, few.Count))
            count += many.Contains(row) ? 1 : 0;
        return count;
    }

    public RowSet And(RowSet other)
    {
        if (_bits is { } left && other._bits is { } right)
        {
            var both = new ulong[Math.Min(left.Length, right.Length)];
            for (var i = 0; i < both.Length; i++)
                both[i] = left[i] & right[i];
            return OfBits(both);
        }
        var (few, many) = FewAndMany(other);
        return few.Where(many, contained: true);
    }

    public RowSet Or(RowSet other) => Count == 0 ? other : other.Count == 0 ? this : Union([this, other]);

    public RowSet Except(RowSet other)
    {
        if (Count == 0 || other.Count == 0)
            return this;
        if (_bits is null)
            return Where(other, contained: false);
        var rest = _bits.ToArray();
        if (other._bits is { } taken)
            for (var i = 0; i < Math.Min(rest.Length, taken.Length); i++)
                rest[i] &= ~taken[i];
        else
            foreach (var row in other._numbers.AsSpan(0, other.Count))
                if (row >> 6 < rest.Length)
                    rest[row >> 6] &= ~(1UL << row);
        return OfBits(rest);
    }

    public IEnumerable<int> Rows()
    {
        if (_bits is null)
        {
            for (var i = 0; i < Count; i++)
                yield return _numbers[i];
            yield break;
        }
        for (var i = 0; i < _bits.Length; i++)
            for (var rest = _bits[i]; rest != 0; rest &= rest - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(rest);
    }

    private int Last() => _bits is { } bits ? (bits.Length << 6) - 1 : Count == 0 ? 0 : _numbers[Count - 1];

    private void CopyTo(ulong[] bits)
    {
        if (_bits is { } mine)
            for (var i = 0; i < mine.Length; i++)
                bits[i] |= mine[i];
        else
            foreach (var row in _numbers.AsSpan(0, Count))
                bits[row >> 6] |= 1UL << row;
    }

    private RowSet Where(RowSet other, bool contained)
    {
        var kept = new int[contained ? Math.Min(Count, other.Count) : Count];
        var count = 0;
        foreach (var row in _numbers.AsSpan(0, Count))
            if (other.Contains(row) == contained)
                kept[count++] = row;
        return OfNumbers(kept, count);
    }

    // Few is the array where only one set has an array.
    private (RowSet Few, RowSet Many) FewAndMany(RowSet other) =>
        (_bits is null) == (other._bits is null)
            ? Count <= other.Count ? (this, other) : (other, this)
            : _bits is null ? (this, other) : (other, this);

    private static RowSet OfNumbers(int[] numbers, int count) => new() { _numbers = numbers, Count = count };

    private static RowSet OfBits(ulong[] bits)
    {
        var count = 0;
        foreach (var word in bits)
            count += BitOperations.PopCount(word);
        return new() { _bits = bits, Count = count };
    }

    private static int Distinct(int[] ascending)
    {
        var count = 0;
        foreach (var number in ascending)
            if (count == 0 || ascending[count - 1] != number)
                ascending[count++] = number;
        return count;
    }

    private void AddNumber(int row)
    {
        var at = Count == 0 || _numbers[Count - 1] < row ? ~Count : Array.BinarySearch(_numbers, 0, Count, row);
        if (at >= 0)
            return;
        if (Count == _numbers.Length)
            Array.Resize(ref _numbers, Count == 0 ? 1 : Math.Max(4, Count * 3 / 2));
        Array.Copy(_numbers, ~at, _numbers, ~at + 1, Count - ~at);
        _numbers[~at] = row;
        if (++Count > BitsForANumber && (long)Count * BitsForANumber > _numbers[Count - 1])
            ToBits();
    }

    private void AddBit(int row)
    {
        if (row >> 6 >= _bits!.Length)
            Array.Resize(ref _bits, Math.Max((row >> 6) + 1, _bits.Length * 5 / 4));
        _bits[row >> 6] |= 1UL << row;
        Count++;
    }

    private void ToBits()
    {
        var bits = new ulong[(_numbers[Count - 1] >> 6) + 1];
        for (var i = 0; i < Count; i++)
            bits[_numbers[i] >> 6] |= 1UL << _numbers[i];
        (_bits, _numbers) = (bits, []);
    }
}
