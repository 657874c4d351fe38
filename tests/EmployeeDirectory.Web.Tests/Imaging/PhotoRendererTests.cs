using System.Diagnostics;
using System.IO.Pipelines;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class PhotoRendererTests
{
    [Fact]
    public async Task Render_TwentyFiveAtOnce_TheLastIsTurnedAway()
    {
        using var renderer = Photos.Renderer();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Photos.Ct);
        var waiting = Enumerable.Range(0, 24).Select(_ => renderer.RenderAsync(Endless(), null, cancel.Token)).ToArray();

        await Assert.ThrowsAsync<PhotoQueueFullException>(() => renderer.RenderAsync(Endless(), null, cancel.Token));

        await cancel.CancelAsync();
        foreach (var one in waiting) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.NotEmpty((await renderer.RenderAsync(Photo(), null, Photos.Ct)).Small);
    }

    [Fact]
    public async Task Render_Cancelled_EndsTheWorker()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker is looked up in /proc.");
        var worker = new MarkedWorker();
        using var renderer = Photos.Renderer(worker.Command);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Photos.Ct);
        var rendering = renderer.RenderAsync(Endless(), null, cancel.Token);
        var process = await worker.ProcessIdAsync(Photos.Ct);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public async Task Render_WorkerKilledFromOutside_IsRefusedAtOnce()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker is looked up in /proc.");
        var worker = new MarkedWorker();
        using var renderer = Photos.Renderer(worker.Command);
        var upload = new Pipe();
        var rendering = renderer.RenderAsync(upload.Reader.AsStream(), null, Photos.Ct);
        var id = await worker.ProcessIdAsync(Photos.Ct);
        // More than the pipes in between hold: the worker has read some of it, so it was ready.
        await upload.Writer.WriteAsync(new byte[1 << 20], Photos.Ct);

        Process.GetProcessById(id).Kill();
        await upload.Writer.CompleteAsync();

        Assert.Equal(PhotoRefusal.TooMuchWork, (await Assert.ThrowsAsync<PhotoRefusedException>(() => rendering)).Reason);
    }

    [Fact]
    public async Task Render_Worker_InheritsNothingAndLimitsItself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker is looked up in /proc.");
        Environment.SetEnvironmentVariable("AWS_OF_THE_WEB_PROCESS", "not for the decoder");
        var worker = new MarkedWorker();
        using var renderer = Photos.Renderer(worker.Command);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Photos.Ct);
        var rendering = renderer.RenderAsync(Endless(), null, cancel.Token);
        var process = $"/proc/{await worker.ProcessIdAsync(Photos.Ct)}";
        while (!MarkedWorker.Read(process, "limits").Contains("Max cpu time              4 ", StringComparison.Ordinal)) await Task.Delay(5, Photos.Ct);

        Assert.All(
            MarkedWorker.Read(process, "environ").Split('\0', StringSplitOptions.RemoveEmptyEntries),
            variable => Assert.Matches($"^(DOTNET_|MALLOC_ARENA_MAX=|VIPS_|{worker.Mark}=)", variable));

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
    }

    [Fact]
    public async Task Render_UploadThatFails_FailsTheSameWay()
    {
        using var renderer = Photos.Renderer();
        var upload = new Pipe();
        await upload.Writer.CompleteAsync(new IOException("The client went away."));

        var failure = await Assert.ThrowsAsync<IOException>(() => renderer.RenderAsync(upload.Reader.AsStream(), null, Photos.Ct));

        Assert.Equal("The client went away.", failure.Message);
    }

    private static MemoryStream Photo() => new(Pixels.Quarters(100, 100).Saved(".jpg"));

    private static Stream Endless() => new Pipe().Reader.AsStream();
}
