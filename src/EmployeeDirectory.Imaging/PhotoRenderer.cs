using System.Diagnostics;
using System.Threading.RateLimiting;

namespace EmployeeDirectory.Imaging;

public sealed class PhotoRenderer(ILogger<PhotoRenderer> logger) : IDisposable
{
    private readonly ConcurrencyLimiter turns = new(new()
    {
        PermitLimit = 4,
        QueueLimit = 20,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst
    });

    public const long MaxPixels = RenditionMaker.MaxPixels;

    internal PhotoLimits Limits { get; init; } = PhotoLimits.Default;
    internal Func<PhotoCrop?, ProcessStartInfo> Command { get; init; } = WorkerCommand.For;

    /// <param name="original">JPEG, PNG, WebP, GIF (first frame) or AVIF, up to 10 MB and 50 MP, all received.</param>
    /// <param name="crop">Null keeps the largest square in the middle.</param>
    public async Task<Renditions> RenderAsync(Stream original, PhotoCrop? crop, CancellationToken ct)
    {
        using var turn = await turns.AcquireAsync(1, ct);
        if (!turn.IsAcquired) throw new PhotoQueueFullException();
        using var worker = new WorkerProcess(Command(crop), Limits);
        try
        {
            return await worker.RenderAsync(original, ct);
        }
        catch (PhotoRefusedException refused)
        {
            logger.LogInformation(
                "A photo was refused as {Reason}: {Cause}", refused.Reason, refused.InnerException?.Message);
            throw;
        }
    }

    public void Dispose() => turns.Dispose();
}
