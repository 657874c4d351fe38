using System.IO.Compression;

namespace EmployeeDirectory.Browser.Tests;

public sealed class WeightTests(Chromium chromium, Sites sites, Gallery gallery)
{
    // Pages as they come, styles and scripts as a publish compresses them, each with its headers.
    [Fact]
    public async Task FirstView_WithoutPhotos_IsAtMost60Kilobytes()
    {
        var (author, cast) = await gallery.VisitAsync(chromium, sites);
        await author.DisposeAsync();
        foreach (var address in (string[])["/", "/?view=faces", "/?view=table", cast.Full, "/org/chart", "/employees/new"])
        {
            var (visitor, _) = await gallery.VisitAsync(chromium, sites);
            await using var _ = visitor;
            var page = await visitor.NewPageAsync();
            List<IResponse> answers = [];
            page.Response += (_, answer) => answers.Add(answer);
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

            List<(string File, long Size)> sizes = [];
            foreach (var answer in answers.ToArray().Where(answer => answer.Request.ResourceType is not "image"))
                sizes.Add((new Uri(answer.Url).AbsolutePath, await SizeAsync(answer)));

            Assert.InRange(sizes.Count(size => size.File.StartsWith("/lib/", StringComparison.Ordinal)), 3, 6);
            Assert.True(sizes.Sum(size => size.Size) <= 60_000, $"{address}: {string.Join(", ", sizes)}");
        }
    }

    private static async Task<long> SizeAsync(IResponse answer)
    {
        var sizes = await answer.Request.SizesAsync();
        return sizes.ResponseHeadersSize + (answer.Request.ResourceType is "document" ? sizes.ResponseBodySize : Compressed(await answer.BodyAsync()));
    }

    private static long Compressed(byte[] text)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(text);
        return compressed.Length;
    }
}
