using System.Text;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class OtherFormatTests
{
    [Theory]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", PhotoRefusal.Heic)]
    [InlineData("\0\0\0\u0018ftypheix\0\0\0\0mif1heix", PhotoRefusal.Heic)]
    [InlineData("\0\0\0\u0018ftyphevc\0\0\0\0msf1hevc", PhotoRefusal.Heic)]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", PhotoRefusal.Heic)]
    [InlineData("\0\0\0\u0018ftypmsf1\0\0\0\0msf1hevc", PhotoRefusal.Heic)]
    [InlineData("\0\0\0\u0014ftypheic\0\0\0\0", PhotoRefusal.Heic)]
    [InlineData("\0\0\0\u0018ftypheic", PhotoRefusal.Heic)]
    [InlineData("II*\0\u0008\0\0\0", PhotoRefusal.Tiff)]
    [InlineData("MM\0*\0\0\0\u0008", PhotoRefusal.Tiff)]
    [InlineData("II+\0\u0008\0\0\0", PhotoRefusal.Tiff)]
    [InlineData("II*\0\u0010\0\0\0CR\u0002\0", PhotoRefusal.CameraRaw)]
    [InlineData("\0\0\0\u0018ftypcrx \0\0\0\u0001crx isom", PhotoRefusal.CameraRaw)]
    [InlineData("FUJIFILMCCD-RAW 0201", PhotoRefusal.CameraRaw)]
    [InlineData("BM\u0010\0\0\0", PhotoRefusal.Bmp)]
    [InlineData("%PDF-1.7", PhotoRefusal.Pdf)]
    [InlineData("8BPS\0\u0001", PhotoRefusal.Photoshop)]
    [InlineData("\u00ff\u000a\u00fa\u0001", PhotoRefusal.JpegXl)]
    [InlineData("\0\0\0\u000cJXL \r\n\u0087\n", PhotoRefusal.JpegXl)]
    [InlineData("\0\0\0\u000cjP  \r\n\u0087\n", PhotoRefusal.Jpeg2000)]
    [InlineData("\u00ff\u004f\u00ff\u0051\0/", PhotoRefusal.Jpeg2000)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>", PhotoRefusal.Svg)]
    [InlineData("\u00ef\u00bb\u00bf<?xml version='1.0'?>\n<!-- drawn -->\n<svg/>", PhotoRefusal.Svg)]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0isommp42", PhotoRefusal.Video)]
    [InlineData("\0\0\0\u0014ftypqt  \0\0\0\0qt  ", PhotoRefusal.Video)]
    public async Task Render_FormatThatPeopleHave_IsRefusedByItsName(string content, PhotoRefusal format) =>
        Assert.Equal(format, await Photos.RefusalAsync(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void Sentence_Heic_SaysHowToGetAJpegOnIPhoneAndMac()
    {
        var sentence = new PhotoRefusedException(PhotoRefusal.Heic).Message;

        Assert.All((string[])["HEIC", "JPEG", "iPhone", "Most Compatible", "Mac", "Preview", "Export"], word => Assert.Contains(word, sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PhotoRefusal.Tiff, "TIFF")]
    [InlineData(PhotoRefusal.CameraRaw, "raw")]
    [InlineData(PhotoRefusal.Bmp, "BMP")]
    [InlineData(PhotoRefusal.Svg, "SVG")]
    [InlineData(PhotoRefusal.Pdf, "PDF")]
    [InlineData(PhotoRefusal.Photoshop, "Photoshop")]
    [InlineData(PhotoRefusal.JpegXl, "JPEG XL")]
    [InlineData(PhotoRefusal.Jpeg2000, "JPEG 2000")]
    [InlineData(PhotoRefusal.Video, "video")]
    public void Sentence_AnotherFormat_NamesItAndSaysWhatToDo(PhotoRefusal format, string name)
    {
        var sentence = new PhotoRefusedException(format).Message;

        Assert.Contains($"{name}", sentence, StringComparison.Ordinal);
        Assert.Matches("(Save|Export|export).* (JPEG|PNG)", sentence);
    }

    [Fact]
    public async Task Render_AvifWithTheBrandsOfSequences_IsShown()
    {
        var avif = Pixels.Quarters(300, 200).Saved(".avif");
        "mif1"u8.CopyTo(avif.AsSpan(8));

        Assert.Equal("RGBY", Pixels.Of((await Photos.RenderAsync(avif)).Medium).SeenQuarters);
    }

    [Theory]
    [InlineData("hvc1", PhotoRefusal.Heic)]
    [InlineData("jpeg", PhotoRefusal.Damaged)]
    [InlineData("unci", PhotoRefusal.Damaged)]
    public async Task Render_AvifByBrandAlone_IsNotDecoded(string coding, PhotoRefusal refusal)
    {
        var avif = Pixels.Quarters(300, 200).Saved(".avif");
        var item = avif.AsSpan().IndexOf("infe"u8);
        Encoding.ASCII.GetBytes(coding).CopyTo(avif, item + avif.AsSpan(item).IndexOf("av01"u8));

        Assert.Equal(refusal, await Photos.RefusalAsync(avif));
    }

    /// <summary>An overlay may draw a picture any number of times.</summary>
    [Theory, InlineData("grid", null), InlineData("iovl", PhotoRefusal.TooMuchWork)]
    public void Clean_AvifMadeOfParts_IsTakenWithoutOverlays(string part, PhotoRefusal? refusal)
    {
        var items = Box("iinf", [0, 0, 0, 0, 0, 2, .. Item("av01"), .. Item(part)]);
        var avif = Box("meta", [0, 0, 0, 0, .. items]);
        Assert.Equal(refusal, (Record.Exception(() => AvifStructure.Clean(avif)) as PhotoRefusedException)?.Reason);
    }

    private static byte[] Item(string type) => Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. Encoding.ASCII.GetBytes(type), 0]);

    private static byte[] Box(string type, byte[] content) =>
        [0, 0, 0, (byte)(content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];
}
