namespace EmployeeDirectory.Web.Imaging;

/// <summary>From the bytes of an upload to its renditions. Runs in the worker only: the bytes are hostile until they were decoded.</summary>
internal static class RenditionPipeline
{
    private const long MaxPixels = 50_000_000;
    private const int Rgb = 3;
    private const int UnsignedBytes = 0;

    public static unsafe Renditions Render(ReadOnlySpan<byte> original, PhotoCrop? crop)
    {
        var format = PhotoFormat.Of(original);
        format.Check(original);
        WorkerLimits.LimitMemory(format.MemoryLimit);
        fixed (byte* start = original)
        {
            var bytes = (nint)start;
            try
            {
                using var header = new VipsOperation(format.Loader).With("buffer", bytes, original.Length).Image();
                if ((long)header.Width * header.Height > MaxPixels) throw new PhotoRefusedException(PhotoRefusal.TooManyPixels);
                using var square = Square(header, bytes, original.Length, crop);
                return Encode(square);
            }
            catch (VipsException cause)
            {
                throw new PhotoRefusedException(cause.RanOutOfMemory ? PhotoRefusal.TooMuchWork : PhotoRefusal.Damaged, cause);
            }
        }
    }

    /// <remarks>The whole picture is scaled as the crop needs it, then cut: so the decoder can skip detail, and nothing is ever enlarged.</remarks>
    private static VipsImage Square(VipsImage header, nint bytes, int length, PhotoCrop? crop)
    {
        var (width, height) = header.LiesOnItsSide ? (header.Height, header.Width) : (header.Width, header.Height);
        var area = crop?.Within(width, height) ?? PhotoCrop.Centred(width, height);
        var edge = Math.Min(Renditions.Sizes[^1], area.Size);
        var scale = (double)edge / area.Size;
        var (scaledWidth, scaledHeight) = (Scaled(width), Scaled(height));

        var thumbnail = new VipsOperation("thumbnail_buffer")
            .With("buffer", bytes, length)
            .With("option-string", "[fail-on=error]")
            .With("width", scaledWidth).With("height", scaledHeight).With("size", "force");
        // A conversion that changes nothing would cost as much as the decoding.
        if (header.HasProfile || header.IsCmyk) thumbnail.With("output-profile", "srgb");
        if (header.IsCmyk) thumbnail.With("input-profile", "cmyk");

        using var scaled = thumbnail.Image();
        using var cut = new VipsOperation("extract_area").With("input", scaled)
            .With("left", Math.Min(Scaled(area.Left), scaledWidth - edge))
            .With("top", Math.Min(Scaled(area.Top), scaledHeight - edge))
            .With("width", edge).With("height", edge).Image();
        using var colours = new VipsOperation("colourspace").With("in", cut).With("space", "srgb").Image();
        return colours.HasAlpha
            ? new VipsOperation("flatten").With("in", colours).With("background", "255 255 255").Image()
            : new VipsOperation("copy").With("in", colours).Image();

        int Scaled(int pixels) => (int)Math.Round(pixels * scale);
    }

    /// <remarks>A new image around the bare pixels carries no metadata, whatever the encoder would have kept.</remarks>
    private static Renditions Encode(VipsImage square)
    {
        var edge = square.Width;
        var pixels = Libvips.WriteToMemory(square.Handle, out var length);
        if (pixels == 0) throw VipsException.Last();
        try
        {
            using var bare = new VipsImage(Libvips.NewFromMemory(pixels, length, edge, edge, Rgb, UnsignedBytes));
            using var image = new VipsOperation("copy").With("in", bare).With("interpretation", "srgb").Image();
            return new Renditions(WebP(image, 64), WebP(image, 256), WebP(image, 1024));
        }
        finally
        {
            Libvips.Free(pixels);
        }
    }

    private static byte[] WebP(VipsImage image, int size)
    {
        using var small = new VipsOperation("thumbnail_image").With("in", image)
            .With("width", size).With("height", size).With("size", "down").Image();
        return new VipsOperation("webpsave_buffer").With("in", small).With("Q", 80).With("keep", "none").Bytes();
    }
}
