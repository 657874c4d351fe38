using System.Numerics;
using EmployeeDirectory.Core.Sqlite;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.ReadModels;

public sealed class RowSet
{
    // A number takes 32 bits; counting in a bitmap is fast enough to be worth four times the memory.
    private const int BitsForANumber = 128;

    private int[] _numbers = [];
    private ulong[]? _bits;

    public int Count { get; private set; }

    public static RowSet From(IEnumerable<int> ascending)
    {
        var set = new RowSet();
        foreach (var row in ascending)
            set.Add(row);
        return set;
    }

    public static RowSet Read(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        From(SqliteDatabase.Query(connection, sql, row => row.GetInt32(0), parameters));

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
        if (_bits is { } left && other._bits is { } right)
        {
            var count = 0;
            for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
                count += BitOperations.PopCount(left[i] & right[i]);
            return count;
        }
        var (few, many) = FewAndMany(other);
        var shared = 0;
        for (var i = 0; i < few.Count; i++)
            shared += many.Contains(few._numbers[i]) ? 1 : 0;
        return shared;
    }

    public RowSet And(RowSet other)
    {
        if (_bits is { } left && other._bits is { } right)
            return OfBits([.. left.Zip(right, (mine, theirs) => mine & theirs)]);
        var (few, many) = FewAndMany(other);
        return From(few.Rows().Where(many.Contains));
    }

    public RowSet Or(RowSet other)
    {
        var (few, many) = FewAndMany(other);
        var union = many.Copy();
        foreach (var row in few.Rows())
            union.Add(row);
        return union;
    }

    public RowSet Except(RowSet other)
    {
        if (_bits is null)
            return From(Rows().Where(row => !other.Contains(row)));
        var rest = Copy();
        foreach (var row in other.Rows())
            rest.Remove(row);
        return rest;
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

    // Few is the array where only one set has an array.
    private (RowSet Few, RowSet Many) FewAndMany(RowSet other) =>
        (_bits is null) == (other._bits is null)
            ? Count <= other.Count ? (this, other) : (other, this)
            : _bits is null ? (this, other) : (other, this);

    private static RowSet OfBits(ulong[] bits) => new() { _bits = bits, Count = bits.Sum(BitOperations.PopCount) };

    private RowSet Copy() => new() { _numbers = [.. _numbers], _bits = _bits?.ToArray(), Count = Count };

    private void AddNumber(int row)
    {
        var at = Count == 0 || _numbers[Count - 1] < row ? ~Count : Array.BinarySearch(_numbers, 0, Count, row);
        if (at >= 0)
            return;
        if (Count == _numbers.Length)
            Array.Resize(ref _numbers, Math.Max(4, Count * 2));
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
