using System.Security.Cryptography;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Layout;

// The route has no verb: a re-executed request keeps the method that failed.
[IgnoreAntiforgeryToken, AllowAnonymous]
public sealed class ErrorsController(IAntiforgery antiforgery) : Controller
{
    public const string Path = "/error";

    public const string StaleForm = nameof(StaleForm);

    [Route(Path), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show()
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var code = fault is not null
            ? ErrorPages.StatusOf(fault)
            : HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode
                ?? StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        var page = new ErrorPage(
            code, HttpContext.TraceIdentifier, ErrorPages.IsAtProvider(fault), HttpContext.Items.ContainsKey(StaleForm),
            KeptEntries.From(Request, Address), TokenOrNone(), fault is StoreUnavailableException { IsPreparing: true });
        if (page.IsPreparing && HttpMethods.IsGet(Request.Method))
            Response.Headers["Refresh"] = "10";
        return code == StatusCodes.Status503ServiceUnavailable
            ? this.TryLater(View("Error", page))
            : View("Error", page);
    }

    public static bool IsAnswering(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || http.Features.Get<IExceptionHandlerFeature>() is not null;

    private string Address
    {
        get
        {
            var (path, query) = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } status
                ? (status.OriginalPath, status.OriginalQueryString)
                : (HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path, Request.QueryString.Value);
            return Request.PathBase + new PathString(path ?? "/").ToUriComponent() + query;
        }
    }

    // Null while the keys are out of reach: a second post is then refused again, with its entries kept.
    private string? TokenOrNone()
    {
        try
        {
            return HttpMethods.IsPost(Request.Method) ? antiforgery.GetAndStoreTokens(HttpContext).RequestToken : null;
        }
        catch (Exception fault) when (fault is CryptographicException or StoreUnavailableException)
        {
            return null;
        }
    }
}
