using Microsoft.AspNetCore.Http.Features;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>
/// Reads a posted form within its endpoint's limit and answers 413 past it, a declared length without reading at all.
/// The form is read here because antiforgery would answer 400 for what it could not read.
/// </summary>
public sealed class RequestBodyLimit(RequestDelegate next)
{
    public const int MaxValues = 4096;

    private static FormFeature NoForm => new(FormCollection.Empty);

    public async Task InvokeAsync(HttpContext http)
    {
        // An error page runs the pipeline again, for a body that is read or refused already.
        if (!http.Items.TryAdd(nameof(RequestBodyLimit), null))
        {
            await next(http);
            return;
        }
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<RequestBodyLimitAttribute>()?.Bytes ?? RequestBodyLimitAttribute.Form;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = limit;
        http.Response.StatusCode = http.Request.ContentLength > limit
            ? StatusCodes.Status413PayloadTooLarge
            : await ReadFormAsync(http, limit);
        if (http.Response.StatusCode == StatusCodes.Status200OK)
            await next(http);
        else
            // Or the error page would try to read the same body again.
            http.Features.Set<IFormFeature>(NoForm);
    }

    private static async Task<int> ReadFormAsync(HttpContext http, long limit)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Features.Set<IFormFeature>(NoForm);
            return StatusCodes.Status200OK;
        }
        if (!http.Request.HasFormContentType)
            return StatusCodes.Status200OK;
        var form = new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = limit, ValueCountLimit = MaxValues });
        http.Features.Set<IFormFeature>(form);
        try
        {
            await form.ReadFormAsync(http.RequestAborted);
            return StatusCodes.Status200OK;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
