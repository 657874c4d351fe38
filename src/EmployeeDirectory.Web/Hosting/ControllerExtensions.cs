using EmployeeDirectory.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Hosting;

public static class ControllerExtensions
{
    private const string FlashKey = "Flash";
    private const string WarningKey = "Warning";

    /// <summary>A text in the language of the request; see <see cref="Texts"/>.</summary>
    public static string Text(this Controller controller, string english, params object?[] values)
    {
        var texts = controller.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        return values.Length == 0 ? texts[english] : texts[english, values!];
    }

    public static void Flash(this Controller controller, string english, params object?[] values) =>
        controller.TempData[FlashKey] = controller.Text(english, values);

    public static void Warn(this Controller controller, string english, params object?[] values) =>
        controller.TempData[WarningKey] = controller.Text(english, values);

    public static string? Flash(this ITempDataDictionary data) => data[FlashKey] as string;

    public static string? Warning(this ITempDataDictionary data) => data[WarningKey] as string;

    public static T TryLater<T>(this Controller controller, T result)
    {
        controller.Response.Headers.RetryAfter = "10";
        return result;
    }
}
