using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace EmployeeDirectory.Web.Hosting;

// Reads the form before antiforgery, which would answer 400 to a body it cannot read. A form that is over its limit or
// already refused is read without its files, so that the error page keeps the entries.
public sealed class RequestBodyLimit(RequestDelegate next)
{
    public const int MaxValues = 4096;

    private static FormFeature NoForm => new(FormCollection.Empty);

    public async Task InvokeAsync(HttpContext http)
    {
        // An error page re-executes the pipeline when the body is already read or refused.
        if (!http.Items.TryAdd(nameof(RequestBodyLimit), null))
        {
            await next(http);
            return;
        }
        var refused = ErrorsController.IsAnswering(http);
        var status = refused && http.Request.IsFromOtherSite()
            ? StatusCodes.Status403Forbidden
            : await ReadFormAsync(http, refused);
        if (status != StatusCodes.Status200OK)
            http.Features.Set<IFormFeature>(NoForm);
        if (status == StatusCodes.Status200OK || refused)
            await next(http);
        else
            http.Response.StatusCode = status;
    }

    private static async Task<int> ReadFormAsync(HttpContext http, bool refused)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            http.Features.Set<IFormFeature>(NoForm);
            return StatusCodes.Status200OK;
        }
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<RequestBodyLimitAttribute>()?.Bytes
            ?? RequestBodyLimitAttribute.Form;
        var dropFiles = refused || request.HasFormContentType && request.ContentLength > limit;
        if (dropFiles)
            limit = FilelessForm.MaxBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = limit;
        if (request.ContentLength > limit)
            return StatusCodes.Status413PayloadTooLarge;
        if (!request.HasFormContentType)
            return StatusCodes.Status200OK;
        var options = new FormOptions { MultipartBodyLengthLimit = limit, ValueCountLimit = MaxValues };
        var form = new FormFeature(request, options);
        try
        {
            if (dropFiles)
                form = new(await FilelessForm.ReadAsync(request, http.RequestAborted));
            else
                await form.ReadFormAsync(http.RequestAborted);
            http.Features.Set<IFormFeature>(form);
            return StatusCodes.Status200OK;
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode;
        }
        catch (Exception malformed)
            when (malformed is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
