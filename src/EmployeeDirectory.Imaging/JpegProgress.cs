namespace EmployeeDirectory.Imaging;

// Bits of the 64 coefficients of each component that are still to come, or to come in full precision.
internal sealed class JpegProgress
{
    private readonly Dictionary<byte, ulong> _missing = [];
    private readonly bool _progressive;

    public JpegProgress()
    {
    }

    // Markers C2, C6, CA and CE are progressive.
    public JpegProgress(byte frame, ReadOnlySpan<byte> header)
    {
        _progressive = frame % 4 == 2;
        for (var component = 6; component + 2 < header.Length; component += 3)
            _missing[header[component]] = ulong.MaxValue;
    }

    public bool IsComplete => _missing.Count > 0 && _missing.Values.All(coefficients => coefficients == 0);

    public void Add(ReadOnlySpan<byte> scan)
    {
        if (scan.Length < 4 || scan.Length < 4 + (2 * scan[0])) return;
        var parameters = scan[(1 + (2 * scan[0]))..];
        var sent = _progressive ? InFull(parameters[0], parameters[1], parameters[2]) : ulong.MaxValue;
        for (var component = 1; component < 1 + (2 * scan[0]); component += 2)
            if (_missing.TryGetValue(scan[component], out var coefficients))
                _missing[scan[component]] = coefficients & ~sent;
    }

    // A scan that leaves low bits to a later one completes nothing.
    private static ulong InFull(byte first, byte last, byte bits) =>
        first > last || last > 63 || (bits & 15) != 0 ? 0 : (ulong.MaxValue << first) & (ulong.MaxValue >> (63 - last));
}
