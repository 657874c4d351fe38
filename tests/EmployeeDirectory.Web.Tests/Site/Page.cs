using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>One answer of the site, as a visitor sees it.</summary>
public sealed class Page(HttpClient visitor, HttpResponseMessage response, string html)
{
    public HttpResponseMessage Response => response;

    public HttpStatusCode Status => response.StatusCode;

    public string? Location => response.Headers.Location?.ToString();

    public string Html => html;

    public IHtmlDocument Document { get; } = DirectorySite.Parser.ParseDocument(html);

    public string Text => Document.Body!.TextContent;

    public static Task<Page> ReadAsync(DirectorySite site, HttpResponseMessage response) => ReadAsync(site.Client, response);

    public static async Task<Page> ReadAsync(HttpClient visitor, HttpResponseMessage response) =>
        new(visitor, response, await response.Content.ReadAsStringAsync());

    /// <summary>The page's own form that posts to an address which ends so.</summary>
    public PageForm Form(string action = "")
    {
        var address = response.RequestMessage!.RequestUri!.PathAndQuery;
        var form = Document.QuerySelectorAll<IHtmlFormElement>("main form").Single(form =>
            string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase)
            && (form.GetAttribute("action") ?? address).EndsWith(action, StringComparison.Ordinal));
        return new PageForm(visitor, form, form.GetAttribute("action") is { Length: > 0 } given ? given : address);
    }

    /// <summary>What is said at a field that was refused.</summary>
    public string ErrorAt(string field) => Document.GetElementById($"{field}-problem")?.TextContent.Trim() ?? "";

    /// <summary>The value that a field shows.</summary>
    public string? Value(string field) => Document.QuerySelector($"[name={field}]") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement text => text.Value,
        IHtmlSelectElement select => select.Value,
        _ => null
    };
}
