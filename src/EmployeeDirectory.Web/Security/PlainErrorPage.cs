using System.Text.Encodings.Web;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Hosting;

namespace EmployeeDirectory.Web.Security;

public sealed class PlainErrorPage(RequestDelegate next, ILogger<PlainErrorPage> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var status = ErrorPages.StatusOf(fault);
            if (status == StatusCodes.Status500InternalServerError)
                logger.LogError(fault, "The error page itself failed; a plain one was shown");
            else
                logger.LogWarning(
                    "{Method} {Path} was answered with {Status}: {Reason}",
                    http.Request.Method,
                    http.Request.Path,
                    status,
                    ErrorPages.ReasonOf(fault));
            http.Response.Clear();
            http.Response.StatusCode = status;
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            if (status == StatusCodes.Status503ServiceUnavailable)
                http.Response.Headers.RetryAfter = "10";
            await http.Response.WriteAsync(Page(
                new ErrorPage(status, http.TraceIdentifier, ErrorPages.IsAtProvider(fault)), http.Request.PathBase));
        }
    }

    // For when the error page itself fails, so it needs no store, key, session or view.
    private static string Page(ErrorPage page, string pathBase) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Encode(page.Words.Title)} · Directory</title></head>
        <body>
        <header><a href="{Encode(pathBase)}/">Directory</a></header>
        <main id="main">
        <h1>{Encode(page.Words.Title)}</h1>
        <p>{Encode(page.Words.Text)}</p>
        <p>Error {page.Status}. If you report this, quote <code>{Encode(page.RequestId)}</code></p>
        </main>
        </body>
        </html>
        """;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
