namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>Answers where even the error page fails, so that the answer has the headers of every other and tells no more.</summary>
public sealed class LastResort(RequestDelegate next, ILogger<LastResort> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(fault, "No error page could be shown");
            http.Response.Clear();
            http.Response.StatusCode = fault is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError;
            http.Response.ContentType = "text/plain";
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync($"Something went wrong. If you tell someone about it, name this request: {http.TraceIdentifier}");
        }
    }
}
