using System.Buffers.Binary;

namespace EmployeeDirectory.Imaging;

internal static class RenditionFrames
{
    public const byte Ready = (byte)'R';
    private const int MaxLength = 4 << 20;

    public static void Write(Stream output, Renditions renditions)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var size in Renditions.Sizes)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, renditions[size].Length);
            output.Write(length);
            output.Write(renditions[size]);
        }
    }

    public static async Task<Renditions> ReadAsync(Stream output) =>
        new(await ReadOneAsync(output), await ReadOneAsync(output), await ReadOneAsync(output));

    private static async Task<byte[]> ReadOneAsync(Stream output)
    {
        var prefix = new byte[sizeof(int)];
        await output.ReadExactlyAsync(prefix);
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length is <= 0 or > MaxLength)
            throw new InvalidDataException("The photo worker sent a rendition of an impossible length.");
        var bytes = new byte[length];
        await output.ReadExactlyAsync(bytes);
        return bytes;
    }
}
