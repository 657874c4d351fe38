using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>503 until everyone has been read: before that, a list would look as if the others were gone.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresReadModelAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<ReadModelStatus>().Loaded)
            context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
    }
}
