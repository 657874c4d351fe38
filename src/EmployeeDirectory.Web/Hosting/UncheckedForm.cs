using EmployeeDirectory.Web.Features.Layout;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EmployeeDirectory.Web.Hosting;

public sealed class UncheckedForm(IDataProtectionProvider keys) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
            return;
        context.HttpContext.Items[ErrorsController.StaleForm] = true;
        // Throws while the keys are out of reach: the answer is then 503, as the CSRF token may well be valid.
        keys.CreateProtector(nameof(UncheckedForm)).Protect([]);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
