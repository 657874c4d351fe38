using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EmployeeDirectory.Web.Hosting;

// The framework's provider deletes the cookie even where there is none, and a response that sets cookies is not cached.
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
