using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EmployeeDirectory.Imaging;

/// <summary>Pixels of the upright (EXIF-turned) original; clamped to the picture when used.</summary>
public sealed record PhotoCrop(int Left, int Top, int Size)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out PhotoCrop? crop)
    {
        crop = text?.Split(',') is [var left, var top, var size]
            && Number(left) is { } x && Number(top) is { } y && Number(size) is > 0 and var edge
            ? new PhotoCrop(x, y, edge)
            : null;
        return crop is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left},{Top},{Size}");

    internal static PhotoCrop Centred(int width, int height)
    {
        var size = Math.Min(width, height);
        return new PhotoCrop((width - size) / 2, (height - size) / 2, size);
    }

    internal PhotoCrop Within(int width, int height)
    {
        var size = Math.Clamp(Size, 1, Math.Min(width, height));
        return new PhotoCrop(Math.Clamp(Left, 0, width - size), Math.Clamp(Top, 0, height - size), size);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
