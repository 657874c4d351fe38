namespace EmployeeDirectory.Imaging;

/// <param name="HadEnd">If false, the picture is whole only if every row can be decoded.</param>
internal sealed record CleanFile(byte[] Bytes, bool HadEnd);

internal sealed class FileRanges(byte[] file)
{
    private readonly List<(int Start, int End)> _ranges = [];

    public void Keep(int start, int end)
    {
        if (_ranges is [.., var last] && last.End == start) _ranges[^1] = (last.Start, end);
        else _ranges.Add((start, end));
    }

    public CleanFile Ended(ReadOnlySpan<byte> ending, bool hadEnd)
    {
        var bytes = new byte[_ranges.Sum(range => range.End - range.Start) + ending.Length];
        var rest = bytes.AsSpan();
        foreach (var (start, end) in _ranges)
        {
            file.AsSpan(start, end - start).CopyTo(rest);
            rest = rest[(end - start)..];
        }
        ending.CopyTo(rest);
        return new CleanFile(bytes, hadEnd);
    }
}
