using System.IO.Compression;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>Pictures whose parts tell themselves apart after any cropping.</summary>
internal static class Pictures
{
    /// <summary>Three squares side by side: red, green, blue.</summary>
    public static FilePayload ThreeSquares(string name = "squares.png") => new()
    {
        Name = name,
        MimeType = "image/png",
        Buffer = Png.File(900, 300, 8, Png.Rgb, Png.Chunk("IDAT", Rows(300))),
    };

    /// <summary>The strongest colour in the middle of a picture on a page: red, green or blue.</summary>
    public static async Task<string> ColourAsync(this ILocator image)
    {
        await Expect(image).ToHaveJSPropertyAsync("complete", true);
        return await image.EvaluateAsync<string>("""
            image => {
              const canvas = new OffscreenCanvas(1, 1).getContext("2d");
              canvas.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
              const pixel = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
              return ["red", "green", "blue"][pixel.indexOf(Math.max(...pixel))];
            }
            """);
    }

    private static byte[] Rows(int size)
    {
        byte[] row = [0, .. Repeat([255, 0, 0], size), .. Repeat([0, 255, 0], size), .. Repeat([0, 0, 255], size)];
        using var output = new MemoryStream();
        using (var deflate = new ZLibStream(output, CompressionLevel.Fastest))
            for (var y = 0; y < size; y++)
                deflate.Write(row);
        return output.ToArray();
    }

    private static IEnumerable<byte> Repeat(byte[] pixel, int times) => Enumerable.Repeat(pixel, times).SelectMany(p => p);
}
