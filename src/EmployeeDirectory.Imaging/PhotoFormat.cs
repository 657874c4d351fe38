using NetVips;

namespace EmployeeDirectory.Imaging;

internal sealed class PhotoFormat(
    Func<byte[], CleanFile> clean, Func<Source, Enums.FailOn, Image> load, ulong memory = PhotoFormat.Memory,
    bool isTurnedByExif = true)
{
    // With the program's own code and files, 400 MB resident.
    private const ulong Memory = 356 << 20;

    private static readonly PhotoFormat Jpeg = new(
        JpegStructure.Clean,
        (source, failOn) => Image.JpegloadSource(source, access: Enums.Access.Sequential, failOn: failOn));

    private static readonly PhotoFormat Png = new(
        PngStructure.Clean,
        (source, failOn) => Image.PngloadSource(source, access: Enums.Access.Sequential, failOn: failOn));

    private static readonly PhotoFormat Gif = new(
        GifStructure.Clean,
        (source, failOn) => Image.GifloadSource(source, access: Enums.Access.Sequential, failOn: failOn));

    // Its decoder allocates several whole pictures and touches a fraction of them.
    private static readonly PhotoFormat WebP = new(
        WebPStructure.Clean,
        (source, failOn) => Image.WebploadSource(source, access: Enums.Access.Sequential, failOn: failOn),
        memory: 2 * Memory,
        // Chromium does not turn it, and the square was chosen on what that shows.
        isTurnedByExif: false);

    private static readonly PhotoFormat Avif = new(
        AvifStructure.Clean,
        (source, failOn) => Image.HeifloadSource(source, access: Enums.Access.Sequential, failOn: failOn));

    public ulong MemoryLimit => memory;

    public bool IsTurnedByExif => isTurnedByExif;

    public CleanFile Clean(byte[] file) => clean(file);

    public Image Load(Source source, Enums.FailOn failOn = Enums.FailOn.None) => load(source, failOn);

    public static PhotoFormat Detect(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        _ when OtherFormats.Brands(file) is { } brands && brands.Contains("avif") => Avif,
        _ => throw new PhotoRefusedException(OtherFormats.Recognise(file)),
    };
}
