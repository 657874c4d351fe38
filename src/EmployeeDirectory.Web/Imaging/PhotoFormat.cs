namespace EmployeeDirectory.Web.Imaging;

/// <summary>One of the four formats we accept: its libvips loader, what must hold of the file before that is called, and what it may allocate.</summary>
internal sealed class PhotoFormat(string loader, Action<ReadOnlySpan<byte>> check, ulong memory = PhotoFormat.Memory)
{
    /// <summary>With the program's own code and files, 400 MB resident.</summary>
    private const ulong Memory = 356 << 20;

    private static readonly PhotoFormat Jpeg = new("jpegload_buffer", JpegStructure.Check);
    private static readonly PhotoFormat Png = new("pngload_buffer", PngStructure.Check);
    private static readonly PhotoFormat Gif = new("gifload_buffer", _ => { });

    // Its decoder allocates several whole pictures and touches a fraction of them.
    private static readonly PhotoFormat WebP = new("webpload_buffer", _ => { }, memory: 2 * Memory);

    public string Loader => loader;
    public ulong MemoryLimit => memory;

    public void Check(ReadOnlySpan<byte> file) => check(file);

    /// <summary>What the first bytes say, whatever the file is called.</summary>
    public static PhotoFormat Of(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        _ => throw new PhotoRefusedException(PhotoRefusal.NotAPicture),
    };
}
