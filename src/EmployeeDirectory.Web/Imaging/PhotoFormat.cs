namespace EmployeeDirectory.Web.Imaging;

internal static class PhotoFormat
{
    /// <summary>The libvips loader for what the first bytes say, whatever the file is called; null for all but the four formats we accept.</summary>
    public static string? LoaderFor(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpegload_buffer",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "pngload_buffer",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webpload_buffer",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "gifload_buffer",
        _ => null,
    };
}
