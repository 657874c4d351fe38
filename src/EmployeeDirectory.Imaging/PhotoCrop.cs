using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EmployeeDirectory.Imaging;

/// <summary>"left,top,size" or "left,top,size,turns": pixels of the upright (EXIF-turned) original, clamped to it, and the
/// quarters that the square is then turned to the right, 0 to 3. Size 0 is the largest square in the middle.</summary>
public sealed record PhotoCrop(int Left, int Top, int Size, int Turns = 0)
{
    private const string WholeText = "whole";

    /// <summary>Cuts nothing, for a logo. No text that a browser sends means it.</summary>
    public static PhotoCrop Whole { get; } = new(0, 0, 0) { IsWhole = true };

    public bool IsWhole { get; private init; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out PhotoCrop? crop)
    {
        crop = text?.Split(',') is [var left, var top, var size, .. { Length: <= 1 } rest]
            && Number(left) is { } x && Number(top) is { } y && Number(size) is >= 0 and var edge
            && (rest is [var quarters] ? Number(quarters) : 0) is >= 0 and <= 3 and var turns
            ? new PhotoCrop(x, y, edge, turns)
            : null;
        return crop is not null;
    }

    public override string ToString() =>
        IsWhole ? WholeText : string.Create(CultureInfo.InvariantCulture, $"{Left},{Top},{Size},{Turns}");

    internal static PhotoCrop? FromArgument(string text) =>
        text == WholeText ? Whole : TryParse(text, out var crop) ? crop : null;

    internal static PhotoCrop Centred(int width, int height)
    {
        var size = Math.Min(width, height);
        return new PhotoCrop((width - size) / 2, (height - size) / 2, size);
    }

    internal PhotoCrop Within(int width, int height)
    {
        if (Size == 0)
            return Centred(width, height);
        var size = Math.Clamp(Size, 1, Math.Min(width, height));
        return new PhotoCrop(Math.Clamp(Left, 0, width - size), Math.Clamp(Top, 0, height - size), size);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
