namespace EmployeeDirectory.Imaging;

/// <summary>Square WebP, at most 64, 256 and 1024 pixels; never larger than the crop, so the page scales it.</summary>
public sealed record Renditions(byte[] Small, byte[] Medium, byte[] Large)
{
    public static IReadOnlyList<int> Sizes { get; } = [64, 256, 1024];

    public byte[] this[int size] => size switch
    {
        64 => Small,
        256 => Medium,
        1024 => Large,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "Renditions are 64, 256 and 1024 pixels wide."),
    };
}
