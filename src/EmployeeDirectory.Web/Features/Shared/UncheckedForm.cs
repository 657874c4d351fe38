using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>A form whose token cannot be checked, as the keys are out of reach, is not refused as if it were a forged one.</summary>
public sealed class UncheckedForm(IDataProtectionProvider keys) : IAlwaysRunResultFilter
{
    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys are out of reach.</exception>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            keys.CreateProtector(nameof(UncheckedForm)).Protect([]);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
