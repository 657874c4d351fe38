using System.IO.Pipelines;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Imaging;

/// <summary>Hostile pictures that are rendered or refused within 3 s of processor time and 400 MB.</summary>
public class BoundedPhotoTests
{
    private const long MaxMemory = 400_000_000;

    public static TheoryData<string> Rendered => ["enlarging", "wide", "texts", "text bombs", "profile", "gif", "webp", "scans", "photo", "avif"];

    [Theory]
    [MemberData(nameof(Rendered))]
    public async Task Render_CostlyPicture_StaysWithinTheLimits(string name)
    {
        var (rendering, peak) = await RenderWatchedAsync(Original(name));

        Assert.NotEmpty((await rendering).Large);
        Assert.InRange(peak, 1, MaxMemory);
    }

    /// <summary>Whatever the decoder makes of them: it is given none.</summary>
    [Theory, InlineData("tEXt"), InlineData("zTXt"), InlineData("iTXt")]
    public void Clean_TextOfAPng_IsLeftOut(string type)
    {
        var bare = Png.Filled(10, 10, 8, Png.Rgb, [1, 2, 3]);
        Assert.Equal(bare, PngStructure.Clean(Png.With(bare, [Png.Text(type)])).Bytes);
    }

    [Fact]
    public async Task Render_MoreThan400Megabytes_IsRefusedBelow()
    {
        // Without subsampling: the decoder holds 98 MB of coefficients for each component.
        var (rendering, peak) = await RenderWatchedAsync(Jpeg.Progressive(7000, 7000, components: 4, scans: 20));

        Assert.Equal(PhotoRefusal.TooMuchWork, (await Assert.ThrowsAsync<PhotoRefusedException>(() => rendering)).Reason);
        Assert.InRange(peak, 1, MaxMemory);
    }

    [Fact]
    public async Task Render_AvifOf25Megapixels_IsRefusedBelow()
    {
        var (rendering, peak) = await RenderWatchedAsync(Pixels.Filled(5000, 5000, 1, 2, 3).Saved(".avif[effort=0]"));

        Assert.Equal(PhotoRefusal.TooMuchWork, (await Assert.ThrowsAsync<PhotoRefusedException>(() => rendering)).Reason);
        Assert.InRange(peak, 1, MaxMemory);
    }

    private static async Task<(Task<Renditions> Rendering, long Peak)> RenderWatchedAsync(byte[] original)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker's memory is read from /proc.");
        var worker = new MarkedWorker();
        using var renderer = Photos.Renderer(worker.Command);
        var upload = new Pipe();
        var rendering = renderer.RenderAsync(upload.Reader.AsStream(), null, Photos.Ct);
        await worker.ProcessIdAsync(Photos.Ct);
        var peak = worker.PeakMemoryAsync(Photos.Ct);
        await using (var upstream = upload.Writer.AsStream()) await upstream.WriteAsync(original, Photos.Ct);
        await Task.WhenAny(rendering);
        return (rendering, await peak);
    }

    private static byte[] Original(string name) => name switch
    {
        "enlarging" => Png.Filled(4, 4000, 8, Png.Rgb, [1, 2, 3]),
        "wide" => Png.Filled(5_000_000, 10, 8, Png.Rgb, [1, 2, 3]),
        "texts" => Png.Filled(10, 10, 8, Png.Rgb, [1, 2, 3], [.. Enumerable.Repeat(Png.Text("tEXt"), 200_000)]),
        "text bombs" => Png.Filled(10, 10, 8, Png.Rgb, [1, 2, 3], [.. Enumerable.Repeat(Png.CompressedText(300_000_000), 3), .. Enumerable.Repeat(Png.CompressedText(7_900_000), 1000)]),
        "profile" => Png.Filled(10, 10, 8, Png.Rgb, [1, 2, 3], Png.Profile(400_000_000)),
        "gif" => Animation.Gif(Pixels.Filled(5000, 5000, 1, 2, 3).Saved(".gif"), 400),
        "webp" => Animation.WebP(Pixels.Filled(5000, 5000, 1, 2, 3).Saved(".webp[lossless,keep=none]"), 5000, 5000, 2000),
        "scans" => Jpeg.Progressive(7000, 7000, components: 1, scans: 60),
        "photo" => Pixels.Noise(4000, 3000).Saved(".jpg[Q=60]"),
        "avif" => Pixels.Filled(4000, 3000, 1, 2, 3).Saved(".avif[effort=0]"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such picture."),
    };
}
