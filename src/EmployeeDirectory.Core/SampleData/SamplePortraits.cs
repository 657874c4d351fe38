using System.Globalization;
using System.IO.Compression;
using EmployeeDirectory.Core.Photos;

namespace EmployeeDirectory.Core.SampleData;

/// <summary>The portraits that the build draws for the people of staff.json.</summary>
internal sealed class SamplePortraits : IDisposable
{
    private static readonly int[] Sizes = [64, 256, 1024];

    private readonly ZipArchive _drawn = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "portraits.zip"));

    public async Task<string?> StoreAsync(int place, Guid person, IPhotoStore photos, CancellationToken ct)
    {
        var drawn = Sizes.Select(size => _drawn.GetEntry(string.Create(CultureInfo.InvariantCulture, $"{place}/{size}.webp")))
            .OfType<ZipArchiveEntry>().Select(Read).ToArray();
        if (drawn.Length == 0)
            return null;
        var photoId = StoredPhoto.IdFor(person, drawn[^1]);
        await Task.WhenAll(Sizes.Zip(drawn, (size, webp) => photos.PutAsync(photoId, size, webp, ct)));
        return photoId;
    }

    public void Dispose() => _drawn.Dispose();

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
