using System.Diagnostics;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

/// <summary>Shell scripts in the worker's place, to misbehave as a decoder that was taken over might.</summary>
public class BadWorkerTests
{
    [Theory]
    [InlineData("printf R; kill -SEGV $$")]
    [InlineData("printf R")]
    [InlineData("printf R; exit 1")]
    public async Task Render_WorkerFallsOver_IsThePicturesFault(string script)
    {
        var refused = await Assert.ThrowsAsync<PhotoRefusedException>(() => RenderAsync(script));

        Assert.Equal(PhotoRefusal.TooMuchWork, refused.Reason);
    }

    /// <summary>On a busy machine an ordinary picture takes this long, too.</summary>
    [Theory]
    [InlineData("printf R; while :; do :; done")]
    [InlineData("printf R; exec sleep 60")]
    [InlineData("exec sleep 60")]
    [InlineData("printf R; exec cat /dev/zero")]
    [InlineData("printf R; exec cat /dev/zero >&2")]
    public async Task Render_WorkerGoesOnForTooLong_IsEndedAndNotThePicturesFault(string script)
    {
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAsync<PhotoQueueFullException>(() => RenderAsync(script));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Render_BusyWorker_IsEndedByItsProcessorTime()
    {
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAsync<PhotoRefusedException>(() =>
            RenderAsync("printf R; while :; do :; done", new PhotoLimits(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1), long.MaxValue)));

        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Render_SwellingWorker_IsEndedByItsMemory()
    {
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAsync<PhotoRefusedException>(() =>
            RenderAsync("printf R; exec tail /dev/zero", new PhotoLimits(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), 50_000_000)));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Render_CancelledWhileTheWorkerIsBusy_EndsIt()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "The workers are shell scripts.");
        using var renderer = Photos.Renderer(_ => Shell("printf R; exec sleep 60"));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Photos.Ct);
        cancel.CancelAfter(300);
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => renderer.RenderAsync(Stream.Null, null, cancel.Token));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Limits_ByDefault_AreThePromisedOnes()
    {
        Assert.Equal((3, 10), (PhotoLimits.Default.Processor.TotalSeconds, PhotoLimits.Default.Elapsed.TotalSeconds));
        Assert.InRange(PhotoLimits.Default.Memory, 0, 400_000_000);
    }

    [Fact]
    public async Task Render_WorkerThatCannotStart_IsOurFault()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RenderAsync("echo libvips is missing >&2; exit 134"));

        Assert.Contains("libvips is missing", failure.Message, StringComparison.Ordinal);
    }

    private static async Task RenderAsync(string script, PhotoLimits? limits = null)
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "The workers are shell scripts.");
        using var renderer = Photos.Renderer(_ => Shell(script), limits ?? PhotoLimits.Default with { Elapsed = TimeSpan.FromSeconds(1.5) });
        await renderer.RenderAsync(new MemoryStream(new byte[1 << 20]), null, Photos.Ct);
    }

    private static ProcessStartInfo Shell(string script) => new("/bin/sh", ["-c", script])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
