namespace EmployeeDirectory.Browser.Tests;

internal static class Tabbing
{
    private const int MostStops = 150;

    /// <summary>Presses Tab until an element has the focus.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }
        Assert.Fail($"{target} cannot be reached with Tab.");
    }

    /// <summary>Tabs through a page from its top and tells where the focus is not shown, is behind something, or never comes.</summary>
    public static async Task<string> TabThroughAsync(this IPage page)
    {
        await page.EvaluateAsync(LookAround);
        var unseen = new List<string>();
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            // Null at the end: the focus left the page, or is where it was before.
            if (await page.EvaluateAsync<string?>("lookAtFocus()") is not { } said)
                return string.Join('\n', [.. unseen, .. await page.EvaluateAsync<string[]>("neverReached()")]);
            if (said.Length > 0)
                unseen.Add(said);
        }
        throw new InvalidOperationException("Tab does not come to an end.");
    }

    // Some controls are drawn by what surrounds or follows them, which then shows the focus too.
    private const string LookAround = """
        () => {
          const drawnBy = control => [control, control.nextElementSibling, control.closest("label"), control.closest("li")].filter(Boolean);
          const look = control => drawnBy(control).map(element => {
            const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
            return [outlineStyle === "none" ? "" : outlineWidth + outlineColor, boxShadow].join();
          }).join("|");
          const isCovered = control => {
            const box = control.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return !drawnBy(control).some(element => element.contains(top)) && !top?.contains(control);
          };
          // Tab goes on from what had the focus last.
          document.body.tabIndex = -1;
          document.body.focus();
          document.body.removeAttribute("tabindex");
          const before = new Map([...document.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")].map(control => [control, look(control)]));
          let last;
          window.lookAtFocus = () => {
            const focused = document.activeElement;
            // A date takes several stops.
            if (focused === last) return "";
            if (!before.has(focused)) return null;
            const problem = look(focused) === before.get(focused) ? "not shown: " : isCovered(focused) ? "covered: " : "";
            before.delete(last = focused);
            return problem && problem + focused.outerHTML.slice(0, 150);
          };
          // Of a group of radio buttons Tab takes one.
          window.neverReached = () => [...before.keys()]
            .filter(control => control.tabIndex >= 0 && !control.disabled && control.type !== "radio" && control.checkVisibility())
            .map(control => `never reached: ${control.outerHTML.slice(0, 150)}`);
        }
        """;
}
