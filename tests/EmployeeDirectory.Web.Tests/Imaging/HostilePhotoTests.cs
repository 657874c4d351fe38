using System.Text;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class HostilePhotoTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Only a text")]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("<!doctype html><html><svg xmlns='http://www.w3.org/2000/svg'/></html>")]
    [InlineData("P6 1 1 255 abc")]
    public async Task Render_NoPicture_IsNotAPicture(string content) =>
        Assert.Equal(PhotoRefusal.NotAPicture, await Photos.RefusalAsync(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("GIF89a/*<svg xmlns='http://www.w3.org/2000/svg'/>*/=1")]
    [InlineData("\u00ff\u00d8\u00ff<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("\u0089PNG\r\n\u001a\n<html></html>                     ")]
    [InlineData("RIFF\0\0\0\0WEBP<html></html>")]
    public async Task Render_OnlyTheFirstBytesOfAPicture_IsDamaged(string content) =>
        Assert.Equal(PhotoRefusal.Damaged, await Photos.RefusalAsync(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData(".jpg", 50)]
    [InlineData(".jpg", 98)]
    [InlineData(".png", 50)]
    [InlineData(".png", 98)]
    [InlineData(".webp", 50)]
    [InlineData(".webp", 98)]
    [InlineData(".gif", 50)]
    [InlineData(".gif", 98)]
    [InlineData(".jpg[interlace]", 50)]
    [InlineData(".jpg[interlace]", 98)]
    [InlineData(".jpg[restart-interval=1]", 50)]
    [InlineData(".jpg[restart-interval=1]", 98)]
    [InlineData(".png[interlace]", 50)]
    [InlineData(".png[interlace]", 98)]
    [InlineData(".webp[lossless]", 50)]
    [InlineData(".avif", 50)]
    [InlineData(".avif", 98)]
    public async Task Render_CutOff_IsDamagedEvenWhereTheCropDoesNotReach(string suffix, int percent)
    {
        var whole = Pixels.Noise(200, 400).Saved(suffix);

        Assert.Equal(PhotoRefusal.Damaged, await Photos.RefusalAsync(whole[..(whole.Length * percent / 100)]));
    }

    [Fact]
    public async Task Render_MoreThanTenMegabytes_IsTooManyBytes()
    {
        byte[] original = [.. Pixels.Quarters(10, 10).Saved(".jpg"), .. new byte[10 << 20]];

        Assert.Equal(PhotoRefusal.TooManyBytes, await Photos.RefusalAsync(original));
    }

    [Fact]
    public async Task Render_ThirtyThousandSquare_IsTooManyPixels() =>
        Assert.Equal(PhotoRefusal.TooManyPixels, await Photos.RefusalAsync(Png.File(30_000, 30_000, 8, Png.Rgb, Png.Chunk("IDAT", new byte[100]))));

    [Fact]
    public async Task Render_ManyScans_IsTooMuchWork() =>
        Assert.Equal(PhotoRefusal.TooMuchWork, await Photos.RefusalAsync(Jpeg.Progressive(7000, 7000, components: 1, scans: 704)));

    /// <summary>Small enough to be decoded within every other limit.</summary>
    [Theory, InlineData(64, null), InlineData(65, PhotoRefusal.TooMuchWork)]
    public void Clean_ScansOfASmallPicture_AreCounted(int scans, PhotoRefusal? refusal)
    {
        var file = Jpeg.Progressive(16, 16, components: 1, scans);
        Assert.Equal(refusal, (Record.Exception(() => JpegStructure.Clean(file)) as PhotoRefusedException)?.Reason);
    }
}
