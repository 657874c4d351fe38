using System.Text;

namespace EmployeeDirectory.Benchmarks;

/// <summary>Twelve megapixels of soft shapes under a little sensor noise, the same ones every time.</summary>
internal static class SamplePhoto
{
    private const int Width = 4000;
    private const int Height = 3000;

    public static async Task WriteAsync(string jpeg)
    {
        var ppm = Path.ChangeExtension(jpeg, ".ppm");
        await File.WriteAllBytesAsync(ppm, [.. Encoding.ASCII.GetBytes($"P6 {Width} {Height} 255\n"), .. Pixels()]);
        await Tool.RunAsync("vips", "copy", ppm, $"{jpeg}[Q=90]");
    }

    private static byte[] Pixels()
    {
        var random = new Random(12);
        var pixels = new byte[Width * Height * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y, band) = (i / 3 % Width, i / 3 / Width, i % 3);
            var shape = Math.Sin((x / (90.0 + (20 * band))) + Math.Sin(y / 130.0)) + Math.Sin(((x * y / 9000.0) + band) / 60);
            pixels[i] = (byte)Math.Clamp(128 + (50 * shape) + random.Next(-9, 10), 0, 255);
        }
        return pixels;
    }
}
