using Microsoft.AspNetCore.Mvc.Filters;

namespace EmployeeDirectory.Web.Features.Access;

/// <summary>What a signed-in person sees is kept by nobody, but for photos and files, which say so themselves.</summary>
public sealed class PersonalPages : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.HttpContext.Visitor().IsSignedIn && context.HttpContext.Response.Headers.CacheControl.Count == 0)
            context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
