using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EmployeeDirectory.Web.Hosting;

public static class ControllerExtensions
{
    private const string FlashKey = "Flash";
    private const string WarningKey = "Warning";

    public static void Flash(this Controller controller, string message) => controller.TempData[FlashKey] = message;

    public static void Warn(this Controller controller, string message) => controller.TempData[WarningKey] = message;

    public static string? Flash(this ITempDataDictionary data) => data[FlashKey] as string;

    public static string? Warning(this ITempDataDictionary data) => data[WarningKey] as string;

    public static T TryLater<T>(this Controller controller, T result)
    {
        controller.Response.Headers.RetryAfter = "10";
        return result;
    }
}
