using EmployeeDirectory.Imaging;
using NetVips;

namespace EmployeeDirectory.Web.Tests.Imaging;

/// <summary>Bare 8-bit pixels, to draw fixtures with and to look at renditions.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Bytes)
{
    private const string Order = "RGBY";
    private static readonly Dictionary<char, byte[]> Colours = new()
    {
        ['R'] = [230, 20, 20],
        ['G'] = [20, 200, 20],
        ['B'] = [20, 20, 230],
        ['Y'] = [230, 230, 20],
    };

    static Pixels() => Vips.Start();

    private int Bands => Bytes.Length / Width / Height;

    public static Pixels Filled(int width, int height, params byte[] colour)
    {
        var bytes = new byte[width * height * colour.Length];
        for (var position = 0; position < bytes.Length; position += colour.Length) colour.CopyTo(bytes, position);
        return new Pixels(width, height, bytes);
    }

    /// <summary>Red, green, blue and yellow quarters, read as a page is.</summary>
    public static Pixels Quarters(int width, int height) =>
        Drawn(width, height, (x, y) => Colours[Order[(x * 2 / width) + (2 * (y * 2 / height))]]);

    /// <summary>Detail that compresses badly, as a photo's does.</summary>
    public static Pixels Noise(int width, int height)
    {
        var random = new Random(1);
        return Drawn(width, height, (_, _) => [(byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)]);
    }

    /// <summary>The colours in the middle of the four quarters, as letters.</summary>
    public string SeenQuarters => new([Seen(1, 1), Seen(3, 1), Seen(1, 3), Seen(3, 3)]);

    public byte[] At(int x, int y) => Bytes.AsSpan(((y * Width) + x) * Bands, Bands).ToArray();

    public byte[] Middle => At(Width / 2, Height / 2);

    /// <param name="suffix">The format, with libvips's options of its encoder: ".jpg[Q=60,interlace]".</param>
    public byte[] Saved(string suffix)
    {
        using var image = Drawing();
        return image.WriteToBuffer(suffix);
    }

    /// <summary>With that EXIF orientation, wherever the format keeps it.</summary>
    public byte[] SavedTurned(string suffix, int orientation)
    {
        using var image = Drawing();
        using var turned = image.Mutate(header => header.Set(GValue.GIntType, "orientation", orientation));
        return turned.WriteToBuffer(suffix);
    }

    public byte[] SavedAsCmykJpeg()
    {
        using var image = Drawing();
        using var inks = image.Colourspace(Enums.Interpretation.Cmyk);
        return inks.WriteToBuffer(".jpg[keep=none]");
    }

    /// <summary>The same picture in another format, with all its metadata.</summary>
    public static byte[] Resaved(byte[] original, string suffix)
    {
        using var image = Image.NewFromBuffer(original);
        return image.WriteToBuffer(suffix);
    }

    public static Pixels Of(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return new Pixels(image.Width, image.Height, image.WriteToMemory<byte>());
    }

    private static Pixels Drawn(int width, int height, Func<int, int, byte[]> colour)
    {
        var bands = colour(0, 0).Length;
        var bytes = new byte[width * height * bands];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                colour(x, y).CopyTo(bytes, ((y * width) + x) * bands);
        return new Pixels(width, height, bytes);
    }

    private Image Drawing()
    {
        using var bare = Image.NewFromMemory(Bytes, Width, Height, Bands, Enums.BandFormat.Uchar);
        return bare.Copy(interpretation: Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
    }

    private char Seen(int quarterX, int quarterY)
    {
        var seen = At(Width * quarterX / 4, Height * quarterY / 4);
        return Colours.MinBy(known => known.Value.Zip(seen, (a, b) => Math.Abs(a - b)).Sum()).Key;
    }
}
