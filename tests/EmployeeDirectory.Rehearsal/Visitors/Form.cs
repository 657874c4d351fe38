using AngleSharp.Html.Parser;

namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>What a page's own form has in it that nobody types.</summary>
internal sealed record Form(string Token, string? Version)
{
    private static readonly HtmlParser Parser = new();

    public static Form Of(string html)
    {
        using var page = Parser.ParseDocument(html);
        string? Hidden(string name) => page.QuerySelector($"main form input[name={name}]")?.GetAttribute("value");
        return new(Hidden("__RequestVerificationToken") ?? throw new InvalidDataException("The page has no form."), Hidden("Version"));
    }

    /// <summary>A new one for each post, which consumes it.</summary>
    public MultipartFormDataContent With(params IEnumerable<(string Name, string Value)> typed)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("__RequestVerificationToken", Token), .. typed])
            content.Add(new StringContent(value), $"\"{name}\"");
        if (Version is not null)
            content.Add(new StringContent(Version), "\"Version\"");
        return content;
    }
}
