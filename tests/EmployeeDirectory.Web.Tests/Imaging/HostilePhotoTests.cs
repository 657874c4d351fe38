using System.Text;
using EmployeeDirectory.Web.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class HostilePhotoTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Only a text")]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>")]
    [InlineData("%PDF-1.7")]
    [InlineData("BM\u0010\0\0\0")]
    [InlineData("II*\0\u0008\0\0\0")]
    [InlineData("\0\0\0\u0018ftypheic")]
    [InlineData("P6 1 1 255 abc")]
    public async Task Render_NotOneOfTheFourFormats_IsNotAPicture(string content) =>
        Assert.Equal(PhotoRefusal.NotAPicture, await Photos.RefusalAsync(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("GIF89a/*<svg xmlns='http://www.w3.org/2000/svg'/>*/=1")]
    [InlineData("\u00ff\u00d8\u00ff<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("\u0089PNG\r\n\u001a\n<html></html>                     ")]
    [InlineData("RIFF\0\0\0\0WEBP<html></html>")]
    public async Task Render_OnlyTheFirstBytesOfAPicture_IsDamaged(string content) =>
        Assert.Equal(PhotoRefusal.Damaged, await Photos.RefusalAsync(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("jpegsave_buffer", 50)]
    [InlineData("jpegsave_buffer", 98)]
    [InlineData("pngsave_buffer", 50)]
    [InlineData("pngsave_buffer", 98)]
    [InlineData("webpsave_buffer", 50)]
    [InlineData("webpsave_buffer", 98)]
    [InlineData("gifsave_buffer", 50)]
    [InlineData("gifsave_buffer", 98)]
    public async Task Render_CutOff_IsDamagedEvenWhereTheCropDoesNotReach(string saver, int percent)
    {
        var whole = Pixels.Noise(200, 400).Saved(saver);

        Assert.Equal(PhotoRefusal.Damaged, await Photos.RefusalAsync(whole[..(whole.Length * percent / 100)]));
    }

    [Fact]
    public async Task Render_MoreThanTenMegabytes_IsTooManyBytes()
    {
        byte[] original = [.. Pixels.Quarters(10, 10).Saved("jpegsave_buffer"), .. new byte[10 << 20]];

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
    public void Check_ScansOfASmallPicture_AreCounted(int scans, PhotoRefusal? refusal)
    {
        var file = Jpeg.Progressive(16, 16, components: 1, scans);
        Assert.Equal(refusal, (Record.Exception(() => JpegStructure.Check(file)) as PhotoRefusedException)?.Reason);
    }

    [Theory, InlineData(8, null), InlineData(9, PhotoRefusal.TooMuchWork)]
    public void Check_TextsOfASmallPicture_AreCounted(int texts, PhotoRefusal? refusal)
    {
        var file = Png.Filled(10, 10, 8, Png.Rgb, [1, 2, 3], [.. Enumerable.Repeat(Png.CompressedText(10), texts)]);
        Assert.Equal(refusal, (Record.Exception(() => PngStructure.Check(file)) as PhotoRefusedException)?.Reason);
    }

    [Fact]
    public async Task Render_TextBombs_IsTooMuchWork() =>
        Assert.Equal(PhotoRefusal.TooMuchWork, await Photos.RefusalAsync(
            Png.Filled(10, 10, 8, Png.Rgb, [1, 2, 3], [.. Enumerable.Repeat(Png.CompressedText(7_900_000), 1000)])));
}
