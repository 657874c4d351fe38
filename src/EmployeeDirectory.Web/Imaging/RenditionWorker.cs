using System.ComponentModel;
using System.Diagnostics;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>One worker process seen from the web process: feeds it, watches it, reads its answer, and ends it whatever happens.</summary>
internal sealed class RenditionWorker(ProcessStartInfo command, PhotoLimits limits) : IDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(25);
    private readonly Process process = Process.Start(command)!;
    private readonly Stopwatch clock = Stopwatch.StartNew();

    public async Task<Renditions> RenderAsync(Stream original, CancellationToken ct)
    {
        await using var cancellation = ct.Register(End);
        var watch = WatchAsync();
        try
        {
            var complaint = ReadComplaintAsync();
            var answer = ReadAnswerAsync();
            await FeedAsync(original, ct);
            var (ready, renditions) = await answer;
            var overspent = await watch;
            ct.ThrowIfCancellationRequested();
            if (overspent) throw new PhotoRefusedException(PhotoRefusal.TooMuchWork);
            return Judge(ready, renditions, await complaint);
        }
        finally
        {
            End();
            await watch;
        }
    }

    public void Dispose() => process.Dispose();

    /// <remarks>A worker that never got ready is our fault; one that fell over its picture is the picture's.</remarks>
    private Renditions Judge(bool ready, Renditions? renditions, string complaint) => process.ExitCode switch
    {
        0 when renditions is not null => renditions,
        _ when !ready => throw new InvalidOperationException($"The photo worker did not start: {complaint}"),
        var code when Enum.IsDefined((PhotoRefusal)code) => throw new PhotoRefusedException((PhotoRefusal)code, new InvalidDataException(complaint)),
        var code => throw new PhotoRefusedException(PhotoRefusal.TooMuchWork, new InvalidDataException($"The photo worker ended with {code}: {complaint}")),
    };

    private async Task FeedAsync(Stream original, CancellationToken ct)
    {
        var buffer = new byte[81920];
        await using var input = process.StandardInput.BaseStream;
        while (await original.ReadAsync(buffer, ct) is var length and > 0)
        {
            try
            {
                await input.WriteAsync(buffer.AsMemory(0, length), ct);
            }
            catch (IOException)
            {
                // The worker has seen enough; its exit code says why.
                return;
            }
        }
    }

    private async Task<(bool Ready, Renditions? Renditions)> ReadAnswerAsync()
    {
        var output = process.StandardOutput.BaseStream;
        var ready = new byte[1];
        if (await output.ReadAtLeastAsync(ready, 1, throwOnEndOfStream: false) == 0 || ready[0] != RenditionFrames.Ready) return (false, null);
        try
        {
            return (true, await RenditionFrames.ReadAsync(output));
        }
        catch (Exception cut) when (cut is EndOfStreamException or InvalidDataException)
        {
            return (true, null);
        }
    }

    private async Task<string> ReadComplaintAsync()
    {
        var start = new char[2048];
        var length = await process.StandardError.ReadBlockAsync(start);
        await process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return new string(start, 0, length).Trim();
    }

    private async Task<bool> WatchAsync()
    {
        var exit = process.WaitForExitAsync();
        while (await Task.WhenAny(exit, Task.Delay(LookInterval)) != exit)
        {
            if (!Overspent()) continue;
            End();
            await exit;
            return true;
        }
        return false;
    }

    private bool Overspent()
    {
        try
        {
            process.Refresh();
            return clock.Elapsed > limits.Elapsed || process.TotalProcessorTime > limits.Processor || process.WorkingSet64 > limits.Memory;
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private void End()
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
        }
    }
}
