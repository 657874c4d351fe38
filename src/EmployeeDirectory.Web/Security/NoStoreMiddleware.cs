namespace EmployeeDirectory.Web.Security;

public sealed class NoStoreMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.CurrentUser().IsSignedIn)
            http.Response.OnStarting(() =>
            {
                // Photos and static files set their own.
                if (http.Response.Headers.CacheControl.Count == 0)
                    http.Response.Headers.CacheControl = "no-cache, no-store";
                return Task.CompletedTask;
            });
        return next(http);
    }
}
