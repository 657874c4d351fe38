namespace EmployeeDirectory.Browser.Tests;

internal static class Fitting
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    /// <summary>Nothing makes the page wider than the window, and nothing of it is cut off at its side, once it has settled. The drawn org chart and the table scroll in boxes of their own.</summary>
    public static async Task AssertFitsAsync(this IPage page)
    {
        var problem = await page.WhatIsTooWideAsync();
        for (var look = 0; problem.Length > 0 && look < 50; look++)
        {
            await Task.Delay(Settling);
            problem = await page.WhatIsTooWideAsync();
        }
        Assert.True(problem.Length == 0, problem);
    }

    private static Task<string> WhatIsTooWideAsync(this IPage page) => page.EvaluateAsync<string>("""
            () => {
              const width = document.documentElement.clientWidth;
              const tooWide = [...document.querySelectorAll("body *")].filter(element => {
                const box = element.getBoundingClientRect();
                return box.width > 1 && element.checkVisibility() && !element.parentElement.closest(".org-window, .people-box") && (box.right > width + 1 || box.left < -1);
              });
              const scrolls = document.documentElement.scrollWidth > width;
              return scrolls || tooWide.length > 0
                ? `${location.pathname}: ${document.documentElement.scrollWidth} px, as of ${tooWide.slice(0, 4).map(e => e.outerHTML.slice(0, 120)).join(" | ")}`
                : "";
            }
            """);
}
