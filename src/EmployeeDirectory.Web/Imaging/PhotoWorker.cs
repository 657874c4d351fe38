using System.Runtime.CompilerServices;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>
/// The verb <c>render-photo [left,top,size]</c>: reads one original from standard input, writes its renditions to
/// standard output and ends. Hostile pictures can crash or occupy a decoder, so it gets a process of its own.
/// </summary>
internal static class PhotoWorker
{
    public const string Verb = "render-photo";
    private const int MaxBytes = 10 << 20;

    public static bool Requested(string[] args) => args is [Verb, ..];

    public static int Run(string[] args)
    {
        WorkerLimits.Apply();
        RuntimeHelpers.RunClassConstructor(typeof(Libvips).TypeHandle);
        using var output = Console.OpenStandardOutput();
        output.WriteByte(RenditionFrames.Ready);
        try
        {
            var crop = args is [_, var text] && PhotoCrop.TryParse(text, out var parsed) ? parsed : null;
            using var input = Console.OpenStandardInput();
            RenditionFrames.Write(output, RenditionPipeline.Render(ReadOriginal(input), crop));
            return 0;
        }
        catch (PhotoRefusedException refused)
        {
            Console.Error.WriteLine(refused.InnerException?.Message ?? refused.Message);
            return (int)refused.Reason;
        }
    }

    private static ReadOnlySpan<byte> ReadOriginal(Stream input)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(MaxBytes + 1);
        var length = input.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= MaxBytes ? buffer.AsSpan(0, length) : throw new PhotoRefusedException(PhotoRefusal.TooManyBytes);
    }
}
