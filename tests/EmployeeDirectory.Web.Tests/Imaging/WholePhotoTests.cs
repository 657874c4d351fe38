using EmployeeDirectory.Imaging;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Imaging;

/// <summary>Pictures that every viewer shows, though their files are not as they should be; and those that lack part of the picture.</summary>
public class WholePhotoTests
{
    private static readonly byte[] Zeros = new byte[5000];
    private static readonly string[] Codings = [".jpg", ".jpg[interlace]", ".jpg[restart-interval=1]", ".jpg[optimize-coding,trellis-quant]"];

    private static readonly Dictionary<string, Func<byte[], byte[]>> Jpegs = new()
    {
        ["no end marker"] = jpeg => jpeg[..^2],
        ["half an end marker"] = jpeg => jpeg[..^1],
        ["no end marker, zeros"] = jpeg => [.. jpeg[..^2], .. Zeros],
        ["no end marker, newline"] = jpeg => [.. jpeg[..^2], .. "\r\n"u8],
        ["no end marker, Samsung's trailer"] = jpeg => [.. jpeg[..^2], .. Jpeg.SamsungTrailer],
        ["no end marker, film"] = jpeg => [.. jpeg[..^2], .. Jpeg.Film],
        ["no end marker, second picture"] = jpeg => [.. jpeg[..^2], .. Pixels.Filled(50, 50, 1, 2, 3).Saved(".jpg")],
        ["no end marker, between segments"] = jpeg => Jpeg.WithBetween(jpeg, 0, 1, 2)[..^2],
        ["zeros"] = jpeg => [.. jpeg, .. Zeros],
        ["zeros before the end marker"] = jpeg => [.. jpeg[..^2], .. Zeros, 0xFF, 0xD9],
        ["newline"] = jpeg => [.. jpeg, .. "\r\n"u8],
        ["fill bytes"] = jpeg => [.. jpeg, .. Enumerable.Repeat((byte)0xFF, 5000)],
        ["Samsung's trailer"] = jpeg => [.. jpeg, .. Jpeg.SamsungTrailer],
        ["film"] = jpeg => [.. jpeg, .. Jpeg.Film],
        ["second picture"] = jpeg => [.. jpeg, .. Pixels.Filled(50, 50, 1, 2, 3).Saved(".jpg")],
        ["two end markers"] = jpeg => [.. jpeg, 0xFF, 0xD9],
        ["fill bytes between segments"] = jpeg => Jpeg.WithBetween(jpeg, 0xFF, 0xFF, 0xFF),
        ["zeros between segments"] = jpeg => Jpeg.WithBetween(jpeg, 0, 0),
        ["other bytes between segments"] = jpeg => Jpeg.WithBetween(jpeg, "\r\nabc"u8.ToArray()),
        ["a thumbnail with an end marker"] = jpeg => Jpeg.With(jpeg, Jpeg.Segment(0xE1, [.. "Exif\0\0"u8, .. Pixels.Filled(20, 20, 1, 2, 3).Saved(".jpg")])),
    };

    private static readonly Dictionary<string, Func<byte[]>> Others = new()
    {
        ["PNG, nine texts"] = () => Png.With(Quarters(".png"), Enumerable.Repeat(Png.CompressedText(10), 9)),
        ["PNG, texts of every kind"] = () => Png.With(Quarters(".png"), Enumerable.Repeat((string[])["tEXt", "iTXt"], 20).SelectMany(types => types).Select(Png.Text)),
        ["PNG, nine texts behind its pixels"] = () => [.. Quarters(".png")[..^12], .. Enumerable.Repeat(Png.CompressedText(10), 9).SelectMany(text => text), .. Quarters(".png")[^12..]],
        ["PNG, data behind its end"] = () => [.. Quarters(".png"), .. Zeros, .. "PK\x3\x4"u8],
        ["PNG, no end"] = () => Quarters(".png")[..^12],
        ["PNG, half an end"] = () => Quarters(".png")[..^6],
        ["PNG, no end, zeros"] = () => [.. Quarters(".png")[..^12], .. Zeros],
        ["PNG, interlaced, no end"] = () => Quarters(".png[interlace]")[..^12],
        ["GIF, no trailer"] = () => Quarters(".gif")[..^1],
        ["GIF, neither trailer nor last block"] = () => Quarters(".gif")[..^2],
        ["GIF, no trailer, zeros"] = () => [.. Quarters(".gif")[..^1], .. Zeros],
        ["GIF, zeros"] = () => [.. Quarters(".gif"), .. Zeros],
        ["GIF, newline"] = () => [.. Quarters(".gif"), .. "\n"u8],
        ["GIF, cut in its second frame"] = () => Animation.Gif(Quarters(".gif"), 2)[..^200],
        ["WebP, zeros"] = () => [.. Quarters(".webp"), .. Zeros],
        ["WebP, newline"] = () => [.. Quarters(".webp"), .. "\n"u8],
        ["WebP, lossless, zeros"] = () => [.. Quarters(".webp[lossless]"), .. Zeros],
        ["AVIF, zeros"] = () => [.. Quarters(".avif"), .. Zeros],
        ["AVIF, newline"] = () => [.. Quarters(".avif"), .. "\r\n"u8],
    };

    private static readonly Dictionary<string, Func<byte[], byte[]>> Torn = new()
    {
        ["half of it"] = jpeg => Half(jpeg),
        ["half of it, then zeros"] = jpeg => [.. Half(jpeg), .. new byte[jpeg.Length / 2]],
        ["half of it, then Samsung's trailer"] = jpeg => [.. Half(jpeg), .. Jpeg.SamsungTrailer],
        ["half of it, then a film"] = jpeg => [.. Half(jpeg), .. Jpeg.Film],
        ["half of it, then an end marker"] = jpeg => [.. Half(jpeg), 0xFF, 0xD9],
        ["its last row"] = jpeg => jpeg[..^40],
    };

    public static MatrixTheoryData<string, string> WholeJpegs => new(Jpegs.Keys, Codings);

    public static TheoryData<string> WholeOthers => [.. Others.Keys];

    public static MatrixTheoryData<string, string> TornJpegs => new(Torn.Keys, Codings);

    [Theory, MemberData(nameof(WholeJpegs))]
    public async Task Render_WholeJpeg_IsShown(string oddity, string coding) =>
        Assert.Equal("RGBY", Pixels.Of((await Photos.RenderAsync(Jpegs[oddity](Quarters(coding)))).Large).SeenQuarters);

    [Theory, MemberData(nameof(WholeJpegs))]
    public async Task Render_WholeDetailedJpeg_IsAsIfNothingWereOdd(string oddity, string coding)
    {
        var jpeg = Pixels.Noise(200, 400).Saved(coding);

        Assert.Equal((await Photos.RenderAsync(jpeg)).Large, (await Photos.RenderAsync(Jpegs[oddity](jpeg))).Large);
    }

    [Theory, MemberData(nameof(WholeOthers))]
    public async Task Render_WholePicture_IsShown(string oddity) =>
        Assert.Equal("RGBY", Pixels.Of((await Photos.RenderAsync(Others[oddity]())).Large).SeenQuarters);

    [Theory, MemberData(nameof(TornJpegs))]
    public async Task Render_TornJpeg_IsDamaged(string tear, string coding) =>
        Assert.Equal(PhotoRefusal.Damaged, await Photos.RefusalAsync(Torn[tear](Pixels.Noise(400, 300).Saved(coding))));

    private static byte[] Quarters(string suffix) => Pixels.Quarters(400, 300).Saved(suffix);

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];
}
