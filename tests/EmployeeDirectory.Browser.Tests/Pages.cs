namespace EmployeeDirectory.Browser.Tests;

/// <summary>Where things are on the pages, for someone who looks.</summary>
internal static class Pages
{
    public static ILocator Title(this IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The first input of a form field, by the name it posts.</summary>
    public static ILocator Field(this IPage page, string name) => page.Locator($"main :is([name={name}], #{name}):not([type=hidden])").First;

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Returns when all of a page has come. The page knows; news of it can be missed.</summary>
    public static Task LoadedAsync(this IPage page) =>
        page.EvaluateAsync("document.readyState === 'complete' || new Promise(loaded => addEventListener('load', () => loaded(true)))");

    /// <summary>The item of a list or row of a table that is about a person.</summary>
    public static ILocator Entry(this IPage page, string name) =>
        page.Locator("main :is(li, tbody tr)", new() { HasText = name });

    public static async Task FillAsync(this IPage page, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
            await page.Field(field).FillAsync(value);
    }
}
