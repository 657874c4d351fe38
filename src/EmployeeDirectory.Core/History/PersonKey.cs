using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.History;

// Without it a person's history values are unreadable. Sealed: JSON in AES-256-GCM, 1 byte of form, 12 of nonce, 16 of tag.
public sealed class PersonKey(byte[] secret)
{
    private const byte Form = 1;
    private const int SecretSize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = 1 + NonceSize + TagSize;

    public byte[] Secret => secret;

    public static PersonKey New() => new(RandomNumberGenerator.GetBytes(SecretSize));

    public HistoryEntry Seal(HistoryEntry entry)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(entry.Changes, EmployeeJson.Default.IReadOnlyListFieldChange);
        var stored = new byte[HeadSize + plain.Length];
        stored[0] = Form;
        RandomNumberGenerator.Fill(Nonce(stored));
        using var aes = new AesGcm(secret, TagSize);
        aes.Encrypt(Nonce(stored), plain, stored.AsSpan(HeadSize), Tag(stored), Belonging(entry));
        return entry with
        {
            Changes = [.. entry.Changes.Select(change => new FieldChange(change.Field, null, null))],
            Sealed = stored
        };
    }

    /// <exception cref="CryptographicException">The entry was altered, or is of another person or version.</exception>
    public HistoryEntry Open(HistoryEntry entry)
    {
        if (entry.Sealed is not { } stored)
            return entry;
        if (stored.Length < HeadSize || stored[0] != Form)
            throw new CryptographicException("The values of a history entry are sealed in no known form.");
        var plain = new byte[stored.Length - HeadSize];
        using var aes = new AesGcm(secret, TagSize);
        aes.Decrypt(Nonce(stored), stored.AsSpan(HeadSize), Tag(stored), plain, Belonging(entry));
        return entry with
        {
            Changes = JsonSerializer.Deserialize(plain, EmployeeJson.Default.IReadOnlyListFieldChange)!,
            Sealed = null
        };
    }

    private static Span<byte> Nonce(byte[] stored) => stored.AsSpan(1, NonceSize);

    private static Span<byte> Tag(byte[] stored) => stored.AsSpan(1 + NonceSize, TagSize);

    private static byte[] Belonging(HistoryEntry entry)
    {
        var bytes = new byte[1 + 16 + sizeof(long)];
        bytes[0] = Form;
        entry.EmployeeId.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(17), entry.Version);
        return bytes;
    }
}
