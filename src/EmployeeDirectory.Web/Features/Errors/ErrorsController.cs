using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Errors;

/// <summary>Every failure's page, reached by re-executing the failed request with whatever method it had.</summary>
[IgnoreAntiforgeryToken, AllowAnonymous]
public sealed class ErrorsController : Controller
{
    public const string Path = "/error";

    [Route(Path), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show()
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var code = fault is not null
            ? StatusOf(fault)
            : HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode ?? StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        var page = new ErrorPage(code, HttpContext.TraceIdentifier, AtProvider: IsAtProvider(fault));
        return code == StatusCodes.Status503ServiceUnavailable ? this.TryLater(View(page)) : View(page);
    }

    private static int StatusOf(Exception fault) => fault switch
    {
        // The second where the key ring could not be read, which antiforgery needs.
        StoreUnavailableException or { InnerException: StoreUnavailableException } => StatusCodes.Status503ServiceUnavailable,
        _ when IsAtProvider(fault) => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException refused => refused.StatusCode,
        _ => StatusCodes.Status500InternalServerError
    };

    private static bool IsAtProvider(Exception? fault) => fault is ProviderUnavailableException or { InnerException: ProviderUnavailableException };
}

public sealed record ErrorPage(int Status, string RequestId, bool AtProvider)
{
    public (string Title, string Text) Words => Status switch
    {
        400 => ("This request makes no sense to us", "The address or the form was incomplete, or the page it came from was too old. Go back, reload the page and try again."),
        401 => ("You are not signed in any more", "Nothing was saved. Sign in in another tab, then go back here: what you entered is still in the form."),
        403 => ("This is not for you to do", "Ask an admin if you think it should be."),
        404 => ("There is nothing here", "The address may be mistyped, or the person may have left the directory."),
        405 => ("This cannot be done here", "The page exists, but not for what was asked of it."),
        413 => ("This is too large", "A photo may have up to 10 MB. Nothing was saved; go back, choose a smaller file and try again."),
        415 => ("This kind of content is not taken here", "Post a form, as the pages do."),
        429 => ("Too many requests at once", "Wait a moment and try again."),
        503 when AtProvider => ("Your company's sign-in is out of reach", "It does not answer at the moment, and nobody can sign in that way until it does. Try again in a minute."),
        503 => ("The directory is out of reach", "It does not answer at the moment. Nothing was changed; try again in a minute."),
        _ => ("Something went wrong", "It is our fault, not yours, and it has been written to the log. Nothing was pretended: what you did may not have been saved.")
    };
}
