using NetVips;

namespace EmployeeDirectory.Imaging;

// Runs in the worker only: the bytes are hostile until they are decoded.
internal static class RenditionMaker
{
    internal const long MaxPixels = 50_000_000;
    private const int Rgb = 3;
    private const int Rgba = 4;
    private const int IconEdge = 512;

    // An icon is cut to a circle of 80 % of its edge by some launchers.
    private const int LogoOnIcon = 352;

    private static readonly double[] Paper = [250, 246, 239];

    public static Renditions Render(byte[] original, PhotoCrop? crop)
    {
        var format = PhotoFormat.Detect(original);
        var file = format.Clean(original);
        WorkerLimits.LimitMemory(format.MemoryLimit);
        try
        {
            using var source = Source.NewFromMemory(file.Bytes);
            using var header = format.Load(source);
            if ((long)header.Width * header.Height > MaxPixels)
                throw new PhotoRefusedException(PhotoRefusal.TooManyPixels);
            if (!file.HadEnd) DecodeEveryRow(format, file);
            return crop is { IsWhole: true }
                ? EncodeWhole(DespiteWarnings(options => Whole(format, source, header, options)))
                : Encode(DespiteWarnings(options => Square(format, source, header, crop, options)), crop?.Turns ?? 0);
        }
        catch (VipsException cause)
        {
            throw new PhotoRefusedException(
                cause.RanOutOfMemory() ? PhotoRefusal.TooMuchWork : PhotoRefusal.Damaged, cause);
        }
    }

    // The renditions read no further down than the crop.
    private static void DecodeEveryRow(PhotoFormat format, CleanFile file)
    {
        try
        {
            using var source = Source.NewFromMemory(file.Bytes);
            using var rows = format.Load(source, Enums.FailOn.Warning);
            rows.Avg();
        }
        catch (VipsException warning) when (warning.IsOfTrailingBytes() && !warning.IsOfMissingData())
        {
        }
    }

    // A decoder fills gaps of a scan with grey and only warns; other warnings are ignored, as viewers do.
    private static Pixels DespiteWarnings(Func<string, Pixels> decode)
    {
        try
        {
            return decode("[fail-on=warning]");
        }
        catch (VipsException warning) when (!warning.IsOfMissingData() && !warning.RanOutOfMemory())
        {
            return decode("[fail-on=error]");
        }
    }

    // Scales the whole picture, then cuts: the decoder can skip detail, and nothing is enlarged.
    private static Pixels Square(PhotoFormat format, Source source, Image header, PhotoCrop? crop, string options)
    {
        var (width, height) = format.IsTurnedByExif && LiesOnItsSide(header) ? (header.Height, header.Width) : (header.Width, header.Height);
        var area = crop?.Within(width, height) ?? PhotoCrop.Centred(width, height);
        var edge = Math.Min(Renditions.Sizes[^1], area.Size);
        var scale = (double)edge / area.Size;
        var (scaledWidth, scaledHeight) = (Scaled(width), Scaled(height));

        using var scaled = Scale(format, source, header, scaledWidth, scaledHeight, Enums.Size.Force, options);
        using var cut = scaled.ExtractArea(
            Math.Min(Scaled(area.Left), scaledWidth - edge), Math.Min(Scaled(area.Top), scaledHeight - edge),
            edge, edge);
        using var colours = cut.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = colours.HasAlpha() ? colours.Flatten([255, 255, 255]) : colours.Copy();
        return new Pixels(edge, edge, opaque.WriteToMemory<byte>());

        int Scaled(int pixels) => (int)Math.Round(pixels * scale);
    }

    private static Pixels Whole(PhotoFormat format, Source source, Image header, string options)
    {
        var edge = Renditions.Sizes[^1];
        using var scaled = Scale(format, source, header, edge, edge, Enums.Size.Down, options);
        using var colours = scaled.Colourspace(Enums.Interpretation.Srgb);
        using var withAlpha = colours.HasAlpha() ? colours.Copy() : colours.Bandjoin(byte.MaxValue);
        return new Pixels(withAlpha.Width, withAlpha.Height, withAlpha.WriteToMemory<byte>());
    }

    private static Image Scale(
        PhotoFormat format, Source source, Image header, int width, int height, Enums.Size size, string options)
    {
        var cmyk = header.Interpretation == Enums.Interpretation.Cmyk;
        return Image.ThumbnailSource(
            source, width, options, height, size, noRotate: !format.IsTurnedByExif,
            inputProfile: cmyk ? "cmyk" : null,
            // A conversion that changes nothing costs as much as decoding.
            outputProfile: cmyk || header.Contains("icc-profile-data") ? "srgb" : null);
    }

    // EXIF orientations 5 to 8 swap width and height.
    private static bool LiesOnItsSide(Image header) =>
        header.Contains("orientation") && header.Get("orientation") is int and >= 5 and <= 8;

    // A new image around the bare pixels carries no metadata.
    private static Renditions Encode(Pixels square, int turns)
    {
        using var bare = Image.NewFromMemory(square.Bytes, square.Width, square.Height, Rgb, Enums.BandFormat.Uchar);
        using var turned = bare.Rot((Enums.Angle)turns);
        using var image = turned.Copy(interpretation: Enums.Interpretation.Srgb);
        return new Renditions(WebP(image, 64), WebP(image, 256), WebP(image, 1024));
    }

    private static byte[] WebP(Image image, int size)
    {
        using var small = image.ThumbnailImage(size, size, Enums.Size.Down);
        return small.WebpsaveBuffer(q: 80, keep: Enums.ForeignKeep.None);
    }

    private static Renditions EncodeWhole(Pixels whole)
    {
        using var bare = Image.NewFromMemory(whole.Bytes, whole.Width, whole.Height, Rgba, Enums.BandFormat.Uchar);
        using var image = bare.Copy(interpretation: Enums.Interpretation.Srgb);
        using var small = image.ThumbnailImage(256, 64, Enums.Size.Down);
        using var medium = image.ThumbnailImage(1024, 256, Enums.Size.Down);
        using var onIcon = image.ThumbnailImage(LogoOnIcon, LogoOnIcon, Enums.Size.Both);
        using var opaque = onIcon.Flatten(Paper);
        using var icon = opaque.Gravity(
            Enums.CompassDirection.Centre, IconEdge, IconEdge, extend: Enums.Extend.Background, background: Paper);
        return new Renditions(Lossless(small), Lossless(medium), Lossless(icon));
    }

    private static byte[] Lossless(Image image) => image.WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.None);

    private readonly record struct Pixels(int Width, int Height, byte[] Bytes);
}
