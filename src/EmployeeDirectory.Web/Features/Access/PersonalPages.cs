namespace EmployeeDirectory.Web.Features.Access;

/// <summary>What a signed-in person sees is kept by nobody, but for photos and files, which say so themselves.</summary>
public sealed class PersonalPages(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Visitor().IsSignedIn)
            http.Response.OnStarting(() =>
            {
                if (http.Response.Headers.CacheControl.Count == 0)
                    http.Response.Headers.CacheControl = "no-cache, no-store";
                return Task.CompletedTask;
            });
        return next(http);
    }
}
