using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class ColourTests
{
    [Fact]
    public async Task Render_Cmyk_KeepsItsColours() =>
        Assert.Equal("RGBY", Pixels.Of((await Photos.RenderAsync(Pixels.Quarters(400, 400).SavedAsCmykJpeg())).Medium).SeenQuarters);

    [Fact]
    public async Task Render_Progressive_KeepsItsColours() =>
        Assert.Equal("RGBY", Pixels.Of((await Photos.RenderAsync(Pixels.Quarters(400, 400).Saved(".jpg[interlace]"))).Medium).SeenQuarters);

    [Fact]
    public async Task Render_Grey_StaysGrey() =>
        Near([90, 90, 90], await MiddleAsync(Pixels.Filled(100, 100, 90).Saved(".jpg")));

    [Fact]
    public async Task Render_SixteenBits_AreScaledToEight() =>
        Near([200, 100, 50], await MiddleAsync(Png.Filled(100, 100, 16, Png.Rgb, [200, 0, 100, 0, 50, 0])));

    [Fact]
    public async Task Render_Transparency_LiesOnWhite() =>
        Near([255, 255, 255], await MiddleAsync(Png.Filled(100, 100, 8, Png.Rgba, [0, 0, 0, 0])));

    [Fact]
    public async Task Render_SixteenBitHalfTransparency_LiesOnWhite() =>
        Near([255, 127, 127], await MiddleAsync(Png.Filled(100, 100, 16, Png.Rgba, [255, 255, 0, 0, 0, 0, 128, 0])));

    [Fact]
    public async Task Render_WideGamut_BecomesSrgb()
    {
        var displayP3 = Pixels.Filled(100, 100, 200, 100, 100).Saved(".jpg[profile=p3]");

        Near([214, 94, 97], await MiddleAsync(displayP3));
    }

    private static async Task<byte[]> MiddleAsync(byte[] original) => Pixels.Of((await Photos.RenderAsync(original)).Large).Middle;

    private static void Near(byte[] wanted, byte[] seen) =>
        Assert.All(wanted.Zip(seen), pair => Assert.InRange(pair.Second, pair.First - 5, pair.First + 5));
}
