using EmployeeDirectory.Web.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

/// <summary>Hostile pictures that are rendered or refused within 3 s of processor time and 400 MB.</summary>
public class BoundedPhotoTests
{
    private const long MaxMemory = 400_000_000;

    public static TheoryData<string> Rendered => ["enlarging", "wide", "few texts", "profile", "gif", "webp", "scans", "photo"];

    [Theory]
    [MemberData(nameof(Rendered))]
    public async Task Render_CostlyPicture_StaysWithinTheLimits(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker's memory is read from /proc.");
        var original = Original(name);
        var worker = new MarkedWorker();
        using var renderer = Photos.Renderer(worker.Command);
        var peak = worker.PeakMemoryAsync(Photos.Ct);

        var renditions = await renderer.RenderAsync(new MemoryStream(original), null, Photos.Ct);

        Assert.NotEmpty(renditions.Large);
        Assert.InRange(await peak, 1, MaxMemory);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Render_MoreThan400Megabytes_IsRefusedBelow(byte components)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker's memory is read from /proc.");
        // Without subsampling: the decoder holds 98 MB of coefficients for each component.
        var original = Jpeg.Progressive(7000, 7000, components, scans: 20);
        var worker = new MarkedWorker();
        using var renderer = Photos.Renderer(worker.Command);
        var peak = worker.PeakMemoryAsync(Photos.Ct);

        var refused = await Assert.ThrowsAsync<PhotoRefusedException>(() => renderer.RenderAsync(new MemoryStream(original), null, Photos.Ct));

        Assert.Equal(PhotoRefusal.TooMuchWork, refused.Reason);
        Assert.InRange(await peak, 1, MaxMemory);
    }

    private static byte[] Original(string name) => name switch
    {
        "enlarging" => Png.Filled(4, 4000, 8, Png.Rgb, [1, 2, 3]),
        "wide" => Png.Filled(5_000_000, 10, 8, Png.Rgb, [1, 2, 3]),
        "few texts" => Png.Filled(10, 10, 8, Png.Rgb, [1, 2, 3], [.. Enumerable.Repeat(Png.CompressedText(7_900_000), 8)]),
        "profile" => Png.Filled(10, 10, 8, Png.Rgb, [1, 2, 3], Png.Profile(400_000_000)),
        "gif" => Animation.Gif(Pixels.Filled(5000, 5000, 1, 2, 3).Saved("gifsave_buffer"), 400),
        "webp" => Animation.WebP(Pixels.Filled(5000, 5000, 1, 2, 3).Saved("webpsave_buffer", ("lossless", "true"), ("keep", "none")), 5000, 5000, 2000),
        "scans" => Jpeg.Progressive(7000, 7000, components: 1, scans: 60),
        "photo" => Pixels.Noise(4000, 3000).Saved("jpegsave_buffer", ("Q", "60")),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such picture."),
    };
}
