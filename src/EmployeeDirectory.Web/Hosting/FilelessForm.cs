using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EmployeeDirectory.Web.Hosting;

// Reads to the end even when it refuses: a browser shows an answer only after it has sent the whole body.
public static class FilelessForm
{
    public const long MaxBytes = 64 * 1024 * 1024;
    public const long MaxText = RequestBodyLimitAttribute.Form;

    private const int BufferBytes = 16 * 1024;
    private const int MaxHeaders = 2048;

    // 64 MB take that long at 4.5 Mbit/s.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && type.Boundary is { Length: > 0 } boundary
                ? await ReadPartsAsync(
                    new(HeaderUtilities.RemoveQuotes(boundary).Value!, request.Body)
                    {
                        HeadersLengthLimit = MaxHeaders
                    },
                    limit.Token)
                : await ReadFieldsAsync(request.Body, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The form took too long to arrive.", StatusCodes.Status408RequestTimeout);
        }
    }

    private static async Task<FormCollection> ReadPartsAsync(MultipartReader reader, CancellationToken ct)
    {
        var (texts, files, kept) = (new KeyValueAccumulator(), new FormFileCollection(), 0L);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.AsFileSection() is { } file)
            {
                var length = await CopyAsync(section.Body, Stream.Null, 0, ct);
                kept += file.Name.Length + file.FileName.Length;
                files.Add(new FormFile(Stream.Null, 0, length, file.Name, file.FileName)
                {
                    Headers = new HeaderDictionary { [HeaderNames.ContentType] = section.ContentType }
                });
            }
            else if (section.AsFormDataSection() is { } field)
            {
                using var text = new MemoryStream();
                kept += field.Name.Length + await CopyAsync(section.Body, text, MaxText - kept, ct);
                Require(texts.ValueCount < RequestBodyLimit.MaxValues);
                texts.Append(field.Name, Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
            }
            Require(files.Count < RequestBodyLimit.MaxValues);
            if (kept > MaxText)
                break;
        }
        if (kept > MaxText)
            while (await reader.ReadNextSectionAsync(ct) is not null)
            {
            }
        return kept <= MaxText ? new(texts.GetResults(), files) : throw TooMuchText();
    }

    private static async Task<FormCollection> ReadFieldsAsync(Stream body, CancellationToken ct)
    {
        using var text = new MemoryStream();
        if (await CopyAsync(body, text, MaxText, ct) > MaxText)
            throw TooMuchText();
        using var fields = new FormReader(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length))
        {
            ValueCountLimit = RequestBodyLimit.MaxValues
        };
        return new(await fields.ReadFormAsync(ct));
    }

    // Copies at most that many bytes, but reads to the end and returns the bytes read.
    private static async Task<long> CopyAsync(Stream from, Stream to, long most, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var total = 0L;
            while (await from.ReadAsync(buffer, ct) is > 0 and var read)
            {
                to.Write(buffer, 0, (int)Math.Clamp(most - total, 0, read));
                total += read;
            }
            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Require(bool fewEnough)
    {
        if (!fewEnough)
            throw new InvalidDataException("The form has too many fields.");
    }

    private static BadHttpRequestException TooMuchText() =>
        new("The form has too much text.", StatusCodes.Status413PayloadTooLarge);
}
