using System.Diagnostics;
using EmployeeDirectory.Imaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmployeeDirectory.Web.Tests.Imaging;

internal static class Photos
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static PhotoRenderer Renderer(Func<PhotoCrop?, ProcessStartInfo>? command = null, PhotoLimits? limits = null) =>
        new(NullLogger<PhotoRenderer>.Instance) { Command = command ?? WorkerCommand.For, Limits = limits ?? PhotoLimits.Default };

    public static async Task<Renditions> RenderAsync(byte[] original, PhotoCrop? crop = null)
    {
        using var renderer = Renderer();
        return await renderer.RenderAsync(new MemoryStream(original), crop, Ct);
    }

    public static async Task<PhotoRefusal> RefusalAsync(byte[] original) =>
        (await Assert.ThrowsAsync<PhotoRefusedException>(() => RenderAsync(original))).Reason;
}
