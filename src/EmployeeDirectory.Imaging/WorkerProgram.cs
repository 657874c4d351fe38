namespace EmployeeDirectory.Imaging;

// A process of its own: hostile bytes can crash or occupy a decoder. The original comes on standard input.
public static class WorkerProgram
{
    public const string Verb = "render-photo";
    private const int MaxBytes = 10 << 20;

    public static bool Requested(string[] args) => args is [Verb, ..];

    public static int Run(string[] args)
    {
        WorkerLimits.Apply();
        Vips.Start();
        using var output = Console.OpenStandardOutput();
        output.WriteByte(RenditionFrames.Ready);
        try
        {
            var crop = args is [_, var text] ? PhotoCrop.FromArgument(text) : null;
            using var input = Console.OpenStandardInput();
            RenditionFrames.Write(output, RenditionMaker.Render(ReadOriginal(input), crop));
            return 0;
        }
        catch (PhotoRefusedException refused)
        {
            Console.Error.WriteLine(refused.InnerException?.Message ?? refused.Message);
            return (int)refused.Reason;
        }
    }

    private static byte[] ReadOriginal(Stream input)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(MaxBytes + 1);
        var length = input.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= MaxBytes ? buffer[..length] : throw new PhotoRefusedException(PhotoRefusal.TooManyBytes);
    }
}
