using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>Deletes the cookie of the last page's messages only where there is one: an answer that sets cookies is not cached.</summary>
public sealed class FlashCookie(CookieTempDataProvider cookie) : ITempDataProvider
{
    public const string Name = "flash";

    public IDictionary<string, object> LoadTempData(HttpContext context) => cookie.LoadTempData(context);

    public void SaveTempData(HttpContext context, IDictionary<string, object> values)
    {
        if (values.Count > 0 || context.Request.Cookies.ContainsKey(Name))
            cookie.SaveTempData(context, values);
    }
}
