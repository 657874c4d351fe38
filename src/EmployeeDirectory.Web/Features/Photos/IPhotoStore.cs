namespace EmployeeDirectory.Web.Features.Photos;

/// <summary>
/// WebP renditions by photo id and edge length. Objects are immutable: an id is written once and never reused.
/// Every call is bounded in time and throws <see cref="Shared.StoreUnavailableException"/> when storage cannot be reached.
/// </summary>
public interface IPhotoStore
{
    Task PutAsync(string photoId, int size, ReadOnlyMemory<byte> webp, CancellationToken ct);

    /// <summary>The rendition's bytes, or null where there is none.</summary>
    Task<byte[]?> GetAsync(string photoId, int size, CancellationToken ct);

    /// <summary>Removes all renditions of a photo, and every version of them that is kept; one that is not there is no error.</summary>
    Task DeleteAsync(string photoId, CancellationToken ct);

    /// <summary>Every stored photo once, with the time its newest rendition was written.</summary>
    IAsyncEnumerable<StoredPhoto> ListAsync(CancellationToken ct);

    /// <summary>Returns when storage answers a trivial request.</summary>
    Task PingAsync(CancellationToken ct);
}

public sealed record StoredPhoto(string PhotoId, DateTimeOffset WrittenAt)
{
    /// <summary>32 lower-case hexadecimal digits.</summary>
    public static bool IsId(string name) => name.Length == 32 && name.All(char.IsAsciiHexDigitLower);
}
