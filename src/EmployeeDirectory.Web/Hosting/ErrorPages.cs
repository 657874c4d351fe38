using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Hosting.Health;
using Microsoft.AspNetCore.Diagnostics;

namespace EmployeeDirectory.Web.Hosting;

public static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.Use(LogRefusalAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = ErrorsController.Path,
            // No stack trace where the program is not at fault; a 503 gets one line below.
            SuppressDiagnosticsCallback = context =>
                StatusOf(context.Exception) != StatusCodes.Status500InternalServerError
        });
        app.UseStatusCodePagesWithReExecute(ErrorsController.Path);
    }

    public static int StatusOf(Exception fault) => fault switch
    {
        // Data Protection wraps it when the key ring cannot be read.
        StoreUnavailableException or { InnerException: StoreUnavailableException } =>
            StatusCodes.Status503ServiceUnavailable,
        _ when IsAtProvider(fault) => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException refused => refused.StatusCode,
        _ => StatusCodes.Status500InternalServerError
    };

    public static bool IsAtProvider(Exception? fault) =>
        fault is ProviderUnavailableException or { InnerException: ProviderUnavailableException };

    private static async Task LogRefusalAsync(HttpContext http, RequestDelegate next)
    {
        var (method, path, isAboutHealth) = (http.Request.Method, http.Request.Path, http.Request.Path.IsAboutHealth());
        await next(http);
        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && !isAboutHealth)
            http.RequestServices.GetRequiredService<ILogger<ErrorPage>>().LogWarning(
                "{Method} {Path} was answered with 503: {Reason}",
                method,
                path,
                ReasonOf(http.Features.Get<IExceptionHandlerFeature>()?.Error));
    }

    internal static string ReasonOf(Exception? fault) => fault switch
    {
        null => "not ready, busy, or not to be saved to now",
        { InnerException: { } inner } => $"{fault.Message} {inner.GetType().Name}: {inner.Message}",
        _ => fault.Message
    };
}
