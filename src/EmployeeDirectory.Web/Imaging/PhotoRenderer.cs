using System.Diagnostics;
using System.Threading.RateLimiting;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>
/// Turns an upload into its renditions, each in a worker process that ends with its picture. At most 4 run at once and
/// 20 wait. A picture is given 3 s of processor time, 10 s in all and 400 MB.
/// </summary>
public sealed class PhotoRenderer(ILogger<PhotoRenderer> logger) : IDisposable
{
    private readonly ConcurrencyLimiter turns = new(new() { PermitLimit = 4, QueueLimit = 20, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    internal PhotoLimits Limits { get; init; } = PhotoLimits.Default;
    internal Func<PhotoCrop?, ProcessStartInfo> Command { get; init; } = WorkerCommand.For;

    /// <param name="original">A JPEG, PNG, WebP or GIF (its first frame) of at most 10 MB and 50 megapixels, already received in full.</param>
    /// <param name="crop">The square to keep; null keeps the largest one in the middle.</param>
    /// <param name="ct">Ends the worker too.</param>
    /// <exception cref="PhotoRefusedException">The picture cannot be used; the message is for the person who sent it.</exception>
    /// <exception cref="PhotoQueueFullException">20 pictures are waiting already.</exception>
    public async Task<Renditions> RenderAsync(Stream original, PhotoCrop? crop, CancellationToken ct)
    {
        using var turn = await turns.AcquireAsync(1, ct);
        if (!turn.IsAcquired) throw new PhotoQueueFullException();
        using var worker = new RenditionWorker(Command(crop), Limits);
        try
        {
            return await worker.RenderAsync(original, ct);
        }
        catch (PhotoRefusedException refused)
        {
            logger.LogInformation("A photo was refused as {Reason}: {Cause}", refused.Reason, refused.InnerException?.Message);
            throw;
        }
    }

    public void Dispose() => turns.Dispose();
}
