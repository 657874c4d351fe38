namespace EmployeeDirectory.Web.Features.Layout;

public static class ThemeCookie
{
    public const string Name = "theme";

    public static Theme Theme(this HttpRequest request) =>
        Enum.TryParse<Theme>(request.Cookies[Name], ignoreCase: true, out var theme) && Enum.IsDefined(theme)
            ? theme
            : Layout.Theme.System;

    public static void Keep(this HttpResponse response, Theme theme)
    {
        if (theme == Layout.Theme.System)
            response.Cookies.Delete(Name, new CookieOptions { SameSite = SameSiteMode.Lax, HttpOnly = true });
        else
            response.Cookies.Append(Name, theme.ToString().ToLowerInvariant(), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true
            });
    }
}
