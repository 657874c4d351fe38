using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Features.Layout;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace EmployeeDirectory.Web.Hosting;

// Pages from a read model that is still loading would look as if people were missing. Posts go to the store.
public sealed class NotLoadedMiddleware(RequestDelegate next, ReadModelStatus status)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (status.Loaded || HttpMethods.IsPost(http.Request.Method) || !IsPage(http))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action
        && action.ControllerTypeInfo != typeof(ErrorsController);
}
