using System.Buffers.Binary;
using System.Text;

namespace EmployeeDirectory.Imaging;

internal static class OtherFormats
{
    private const int BrandsStart = 8;
    private const int MaxBrands = 32;
    private static readonly HashSet<string> Heif =
        [
            "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1", "miaf",
            "avci", "avcs"
        ];

    private static readonly (byte[] Start, PhotoRefusal Format)[] Starts =
    [
        ([.. "II*\0\x10\0\0\0CR"u8], PhotoRefusal.CameraRaw),
        ([.. "IIU\0"u8], PhotoRefusal.CameraRaw),
        ([.. "IIRO"u8], PhotoRefusal.CameraRaw),
        ([.. "IIRS"u8], PhotoRefusal.CameraRaw),
        ([.. "MMOR"u8], PhotoRefusal.CameraRaw),
        ([.. "FUJIFILMCCD-RAW"u8], PhotoRefusal.CameraRaw),
        ([.. "FOVb"u8], PhotoRefusal.CameraRaw),
        ([.. "II*\0"u8], PhotoRefusal.Tiff),
        ([.. "MM\0*"u8], PhotoRefusal.Tiff),
        ([.. "II+\0"u8], PhotoRefusal.Tiff),
        ([.. "MM\0+"u8], PhotoRefusal.Tiff),
        ([.. "BM"u8], PhotoRefusal.Bmp),
        ([.. "%PDF-"u8], PhotoRefusal.Pdf),
        ([.. "8BPS"u8], PhotoRefusal.Photoshop),
        ([0xFF, 0x0A], PhotoRefusal.JpegXl),
        ([.. "\0\0\0\x0CJXL \r\n"u8, 0x87, 0x0A], PhotoRefusal.JpegXl),
        ([.. "\0\0\0\x0CjP  \r\n"u8, 0x87, 0x0A], PhotoRefusal.Jpeg2000),
        ([0xFF, 0x4F, 0xFF, 0x51], PhotoRefusal.Jpeg2000),
    ];

    public static PhotoRefusal Recognise(ReadOnlySpan<byte> file)
    {
        if (Brands(file) is { } brands) return OfBrands(brands);
        foreach (var (start, format) in Starts)
            if (file.StartsWith(start))
                return format;
        return IsSvg(file) ? PhotoRefusal.Svg : PhotoRefusal.NotAPicture;
    }

    // The brands of an ISO base media file, its own first; null for other files.
    public static IReadOnlyList<string>? Brands(ReadOnlySpan<byte> file)
    {
        if (file.Length < BrandsStart + 4 || !file[4..].StartsWith("ftyp"u8)) return null;
        var end = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file), (uint)file.Length);
        var brands = new List<string> { Brand(file[BrandsStart..]) };
        for (var position = BrandsStart + 8; position + 4 <= end && brands.Count < MaxBrands; position += 4)
            brands.Add(Brand(file[position..]));
        return brands;
    }

    private static string Brand(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes[..4]);

    private static PhotoRefusal OfBrands(IReadOnlyList<string> brands) => brands[0] switch
    {
        "crx " => PhotoRefusal.CameraRaw,
        _ when brands.Any(Heif.Contains) => PhotoRefusal.Heic,
        _ => PhotoRefusal.Video,
    };

    // XML may precede the root element; HTML with a drawing in it is no drawing.
    private static bool IsSvg(ReadOnlySpan<byte> file)
    {
        var text = Encoding.UTF8.GetString(file[..Math.Min(file.Length, 1024)]).TrimStart('\uFEFF').TrimStart();
        return text.StartsWith("<svg", StringComparison.Ordinal)
            || ((text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<!", StringComparison.Ordinal))
                && text.Contains("<svg", StringComparison.Ordinal)
                && !text.Contains("<html", StringComparison.OrdinalIgnoreCase));
    }
}
