using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

internal static partial class Cropping
{
    /// <summary>Waits until a chosen picture can be cropped, then drags the square from its middle to its left end.</summary>
    public static async Task ChooseRedSquareAsync(this IPage page)
    {
        var crop = page.Locator(".photo-chooser [type=hidden]");
        await Expect(crop).ToHaveValueAsync("300,0,300");
        var square = page.Locator(".cropper-face");
        await square.ScrollIntoViewIfNeededAsync();
        var box = (await square.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x - (box.Width / 2), y, new() { Steps = 4 });
        await page.Mouse.MoveAsync(x - (2 * box.Width), y, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(crop).ToHaveValueAsync(LeftEnd());
    }

    [GeneratedRegex(@"^[0-4],\d,(29\d|300)$", RegexOptions.None, 1000)]
    private static partial Regex LeftEnd();
}
