using System.Buffers.Binary;
using System.Text;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class MetadataTests
{
    [Theory]
    [InlineData(".jpg")]
    [InlineData(".webp")]
    public async Task Render_AllKindsOfMetadata_NoneSurvives(string format)
    {
        var jpeg = Jpeg.With(Pixels.Quarters(400, 300).Saved(".jpg[profile=p3]"), Jpeg.Exif(1), Jpeg.Xmp("SECRET"), Jpeg.Iptc("SECRET"));
        var original = format == ".jpg" ? jpeg : Pixels.Resaved(jpeg, format);
        Assert.Contains("SECRET", Encoding.Latin1.GetString(original), StringComparison.Ordinal);

        var renditions = await Photos.RenderAsync(original);

        foreach (var size in Renditions.Sizes) Assert.Equal(["VP8 "], Chunks(renditions[size]));
    }

    [Theory]
    [InlineData("<script>SECRET</script>")]
    [InlineData("PK\u0003\u0004SECRET")]
    public async Task Render_Polyglot_OnlyThePixelsSurvive(string tail)
    {
        byte[] original = [.. Pixels.Quarters(100, 100).Saved(".jpg"), .. Encoding.Latin1.GetBytes(tail)];

        var renditions = await Photos.RenderAsync(original);

        foreach (var size in Renditions.Sizes) Assert.Equal(["VP8 "], Chunks(renditions[size]));
    }

    private static IEnumerable<string> Chunks(byte[] webP)
    {
        for (var position = 12; position < webP.Length;)
        {
            yield return Encoding.ASCII.GetString(webP, position, 4);
            var length = BinaryPrimitives.ReadInt32LittleEndian(webP.AsSpan(position + 4));
            position += 8 + length + (length % 2);
        }
    }
}
