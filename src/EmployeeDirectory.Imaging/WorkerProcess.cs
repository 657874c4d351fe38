using System.ComponentModel;
using System.Diagnostics;

namespace EmployeeDirectory.Imaging;

internal sealed class WorkerProcess(ProcessStartInfo command, PhotoLimits limits) : IDisposable
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
            var end = await watch;
            ct.ThrowIfCancellationRequested();
            if (end == WorkerEnd.Overspent) throw new PhotoRefusedException(PhotoRefusal.TooMuchWork);
            if (end == WorkerEnd.Starved) throw new PhotoQueueFullException();
            return Judge(ready, renditions, await complaint);
        }
        finally
        {
            End();
            await watch;
        }
    }

    public void Dispose() => process.Dispose();

    // A worker that never got ready is our fault; a later failure is the picture's.
    private Renditions Judge(bool ready, Renditions? renditions, string complaint) => process.ExitCode switch
    {
        0 when renditions is not null => renditions,
        _ when !ready => throw new InvalidOperationException($"The photo worker did not start: {complaint}"),
        var code when Enum.IsDefined((PhotoRefusal)code) =>
            throw new PhotoRefusedException((PhotoRefusal)code, new InvalidDataException(complaint)),
        var code => throw new PhotoRefusedException(
            PhotoRefusal.TooMuchWork, new InvalidDataException($"The photo worker ended with {code}: {complaint}")),
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
                return;
            }
        }
    }

    private async Task<(bool Ready, Renditions? Renditions)> ReadAnswerAsync()
    {
        var output = process.StandardOutput.BaseStream;
        var ready = new byte[1];
        if (await output.ReadAtLeastAsync(ready, 1, throwOnEndOfStream: false) == 0
            || ready[0] != RenditionFrames.Ready)
            return (false, null);
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

    private async Task<WorkerEnd?> WatchAsync()
    {
        var exit = process.WaitForExitAsync();
        while (await Task.WhenAny(exit, Task.Delay(LookInterval)) != exit)
        {
            if (Look() is not { } end) continue;
            End();
            await exit;
            return end;
        }
        return null;
    }

    private WorkerEnd? Look()
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime > limits.Processor || process.WorkingSet64 > limits.Memory
                ? WorkerEnd.Overspent
                : clock.Elapsed > limits.Elapsed ? WorkerEnd.Starved
                : null;
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            return null;
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

internal enum WorkerEnd
{
    Overspent,

    Starved
}
