using EmployeeDirectory.Web.Features.Errors;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>Before everyone is in the read model, a page would look as if the others were gone. What is posted is taken all the same.</summary>
public sealed class UntilLoaded(RequestDelegate next, ReadModelStatus status)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (status.Loaded || HttpMethods.IsPost(http.Request.Method) || !IsPage(http))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action && action.ControllerTypeInfo != typeof(ErrorsController);
}
