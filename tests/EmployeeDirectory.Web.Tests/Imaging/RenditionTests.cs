using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class RenditionTests
{
    [Fact]
    public async Task Render_LargePhoto_HasTheThreeSizes()
    {
        var renditions = await Photos.RenderAsync(Pixels.Quarters(2000, 1500).Saved(".jpg"));

        foreach (var size in Renditions.Sizes)
        {
            var pixels = Pixels.Of(renditions[size]);
            Assert.Equal((size, size, "RGBY"), (pixels.Width, pixels.Height, pixels.SeenQuarters));
        }
    }

    [Fact]
    public async Task Render_SmallPicture_IsNotEnlarged()
    {
        var renditions = await Photos.RenderAsync(Pixels.Quarters(200, 100).Saved(".png"));

        Assert.Equal([64, 100, 100], Renditions.Sizes.Select(size => Pixels.Of(renditions[size]).Width));
    }

    [Theory]
    [InlineData(1, "RGBY")]
    [InlineData(2, "GRYB")]
    [InlineData(3, "YBGR")]
    [InlineData(4, "BYRG")]
    [InlineData(5, "RBGY")]
    [InlineData(6, "BRYG")]
    [InlineData(7, "YGBR")]
    [InlineData(8, "GYRB")]
    public async Task Render_ExifOrientation_IsTurnedUpright(byte orientation, string quarters)
    {
        var jpeg = Jpeg.With(Pixels.Quarters(1600, 1200).Saved(".jpg"), Jpeg.Exif(orientation));

        Assert.Equal(quarters, Pixels.Of((await Photos.RenderAsync(jpeg)).Large).SeenQuarters);
    }

    /// <summary>The square is chosen on what the browser shows, and Chromium does not turn a WebP.</summary>
    [Theory]
    [InlineData(".png", 0, 20, "BRYG")]
    [InlineData(".avif", 0, 20, "BRYG")]
    [InlineData(".webp", 20, 0, "RGBY")]
    public async Task Render_OrientationOfOtherFormats_IsReadAsBrowsersDo(string suffix, int left, int top, string quarters)
    {
        var file = Pixels.Quarters(160, 120).SavedTurned(suffix, orientation: 6);

        var square = Pixels.Of((await Photos.RenderAsync(file, new PhotoCrop(left, top, 120))).Large);
        Assert.Equal((120, quarters), (square.Width, square.SeenQuarters));
        var right = Pixels.Of((await Photos.RenderAsync(file, new PhotoCrop(left * 2, top * 2, 100))).Large);
        Assert.Equal(100, right.Width);
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".gif")]
    [InlineData(".avif")]
    public async Task Render_EachFormat_IsRead(string suffix) =>
        Assert.Equal("RGBY", Pixels.Of((await Photos.RenderAsync(Pixels.Quarters(300, 200).Saved(suffix))).Medium).SeenQuarters);

    [Theory]
    [InlineData("0,0,400", "RRRR")]
    [InlineData("1200,800,400", "YYYY")]
    [InlineData("9999,-9999,500", "GGGG")]
    [InlineData("600,400,400", "RGBY")]
    public async Task Render_Crop_IsTheSquareAskedFor(string crop, string quarters)
    {
        Assert.True(PhotoCrop.TryParse(crop, out var square));

        Assert.Equal(quarters, Pixels.Of((await Photos.RenderAsync(Pixels.Quarters(1600, 1200).Saved(".jpg"), square)).Large).SeenQuarters);
    }

    [Fact]
    public async Task Render_CropOfATurnedPhoto_CountsInTheUprightPicture()
    {
        var turned = Jpeg.With(Pixels.Quarters(1600, 1200).Saved(".jpg"), Jpeg.Exif(6));

        Assert.Equal("GGGG", Pixels.Of((await Photos.RenderAsync(turned, new PhotoCrop(700, 1100, 400))).Large).SeenQuarters);
    }

    [Theory]
    [InlineData(0, "BRYG")]
    [InlineData(1, "YBGR")]
    [InlineData(2, "GYRB")]
    [InlineData(3, "RGBY")]
    public async Task Render_Turns_AreQuartersToTheRightOfTheUprightSquare(int turns, string quarters)
    {
        var onItsSide = Jpeg.With(Pixels.Quarters(1600, 1200).Saved(".jpg"), Jpeg.Exif(6));

        Assert.Equal(quarters, Pixels.Of((await Photos.RenderAsync(onItsSide, new PhotoCrop(400, 600, 400, turns))).Large).SeenQuarters);
        Assert.Equal(quarters, Pixels.Of((await Photos.RenderAsync(onItsSide, new PhotoCrop(0, 0, 0, turns))).Small).SeenQuarters);
    }

    [Theory]
    [InlineData(900, 300, 192, 64)]
    [InlineData(2000, 100, 256, 13)]
    [InlineData(300, 900, 21, 64)]
    public async Task Render_Whole_CutsNothingAndStaysSeeThrough(int width, int height, int smallWidth, int smallHeight)
    {
        byte[] ink = [30, 40, 50, 128];

        var logo = await Photos.RenderAsync(Pixels.Filled(width, height, ink).Saved(".png"), PhotoCrop.Whole);

        Assert.Equal((smallWidth, smallHeight), Renditions.DimensionsOf(logo.Small));
        Assert.Equal(ink[3], Pixels.Of(logo.Small).Middle[3]);
        var icon = Pixels.Of(logo.Large);
        Assert.Equal((512, 512), (icon.Width, icon.Height));
        Assert.Equal([250, 246, 239], icon.At(2, 2));
        // Half ink, half paper.
        Assert.InRange(icon.Middle[0], 137, 143);
    }

    [Fact]
    public async Task Render_Animation_IsItsFirstFrame()
    {
        var tall = new Pixels(100, 200, [.. Pixels.Quarters(100, 100).Bytes, .. Pixels.Filled(100, 100, 255, 255, 255).Bytes]);

        var pixels = Pixels.Of((await Photos.RenderAsync(tall.Saved(".gif[page-height=100]"))).Large);

        Assert.Equal((100, 100, "RGBY"), (pixels.Width, pixels.Height, pixels.SeenQuarters));
    }
}
