using System.Security.Cryptography;

namespace EmployeeDirectory.Core.Photos;

/// <summary>WebP renditions by photo id and edge length; an id is written once and never reused. Every call is
/// bounded in time and throws <see cref="Storage.StoreUnavailableException"/> if storage is unreachable.</summary>
public interface IPhotoStore
{
    Task PutAsync(string photoId, int size, ReadOnlyMemory<byte> webp, CancellationToken ct);

    Task<byte[]?> GetAsync(string photoId, int size, CancellationToken ct);

    /// <summary>Deletes all renditions and every kept version of them; idempotent.</summary>
    Task DeleteAsync(string photoId, CancellationToken ct);

    /// <summary>Each photo once, with the time of its newest rendition.</summary>
    IAsyncEnumerable<StoredPhoto> ListAsync(CancellationToken ct);

    Task PingAsync(CancellationToken ct);

    Task WriteHeartbeatAsync(CancellationToken ct);
}

public sealed record StoredPhoto(string PhotoId, DateTimeOffset WrittenAt)
{
    // The content makes an address immutable. The submission keeps the address of a swept photo from being reused.
    public static string IdFor(Guid submissionId, ReadOnlySpan<byte> content)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(submissionId.ToByteArray());
        digest.AppendData(content);
        return Convert.ToHexStringLower(digest.GetHashAndReset())[..32];
    }

    public static bool IsId(string name) => name.Length == 32 && name.All(char.IsAsciiHexDigitLower);
}
