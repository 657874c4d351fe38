using System.Runtime.InteropServices;
using EmployeeDirectory.Web.Imaging;

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

    public byte[] Saved(string saver, params (string Argument, string Value)[] options) =>
        WithImage(image => Save(image, saver, options));

    public byte[] SavedAsCmykJpeg() => WithImage(image =>
    {
        using var inks = new VipsOperation("colourspace").With("in", image).With("space", "cmyk").Image();
        return Save(inks, "jpegsave_buffer", [("keep", "none")]);
    });

    /// <summary>The same picture in another format, with all its metadata.</summary>
    public static byte[] Resaved(byte[] jpeg, string saver) => Loaded("jpegload_buffer", jpeg, image => Save(image, saver, [("keep", "all")]));

    public static Pixels Of(byte[] webP) => Loaded("webpload_buffer", webP, image =>
    {
        var pixels = Libvips.WriteToMemory(image.Handle, out var length);
        var bytes = new byte[(int)length];
        Marshal.Copy(pixels, bytes, 0, bytes.Length);
        Libvips.Free(pixels);
        return new Pixels(image.Width, image.Height, bytes);
    });

    private static Pixels Drawn(int width, int height, Func<int, int, byte[]> colour)
    {
        var bands = colour(0, 0).Length;
        var bytes = new byte[width * height * bands];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                colour(x, y).CopyTo(bytes, ((y * width) + x) * bands);
        return new Pixels(width, height, bytes);
    }

    private static T Loaded<T>(string loader, byte[] file, Func<VipsImage, T> use)
    {
        var pinned = GCHandle.Alloc(file, GCHandleType.Pinned);
        try
        {
            using var image = new VipsOperation(loader).With("buffer", pinned.AddrOfPinnedObject(), file.Length).Image();
            return use(image);
        }
        finally
        {
            pinned.Free();
        }
    }

    private byte[] WithImage(Func<VipsImage, byte[]> use)
    {
        var pinned = GCHandle.Alloc(Bytes, GCHandleType.Pinned);
        try
        {
            using var bare = new VipsImage(Libvips.NewFromMemory(pinned.AddrOfPinnedObject(), (nuint)Bytes.Length, Width, Height, Bands, 0));
            using var image = new VipsOperation("copy").With("in", bare).With("interpretation", Bands < 3 ? "b-w" : "srgb").Image();
            return use(image);
        }
        finally
        {
            pinned.Free();
        }
    }

    private static byte[] Save(VipsImage image, string saver, (string Argument, string Value)[] options)
    {
        var operation = new VipsOperation(saver).With("in", image);
        foreach (var (argument, value) in options) operation.With(argument, value);
        return operation.Bytes();
    }

    private char Seen(int quarterX, int quarterY)
    {
        var seen = At(Width * quarterX / 4, Height * quarterY / 4);
        return Colours.MinBy(known => known.Value.Zip(seen, (a, b) => Math.Abs(a - b)).Sum()).Key;
    }
}
