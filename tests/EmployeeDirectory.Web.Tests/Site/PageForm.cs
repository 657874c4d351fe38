using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>A form filled in by a visitor: what the page had in it, what they changed, and the files they chose.</summary>
public sealed class PageForm
{
    private readonly HttpClient _visitor;
    private readonly List<(string Name, string Value)> _fields;
    private readonly List<(string Name, string FileName, byte[] Bytes)> _files = [];

    internal PageForm(HttpClient visitor, IHtmlFormElement form, string address)
    {
        (_visitor, Address) = (visitor, address);
        _fields = [.. form.Elements.SelectMany(FieldsOf)];
    }

    public string Address { get; set; }

    public string Value(string name) => _fields.Single(field => field.Name == name).Value;

    /// <summary>Replaces every value of a field.</summary>
    public PageForm With(string name, params string[] values)
    {
        _fields.RemoveAll(field => field.Name == name);
        _fields.AddRange(values.Select(value => (name, value)));
        return this;
    }

    public PageForm Without(string name) => With(name);

    public PageForm WithFile(string fileName, byte[] bytes, string name = "Photo")
    {
        _files.Add((name, fileName, bytes));
        return this;
    }

    public async Task<Page> PostAsync(HttpClient? visitor = null)
    {
        using var content = Content();
        return await Page.ReadAsync(_visitor, await (visitor ?? _visitor).PostAsync(Address, content));
    }

    public MultipartFormDataContent Content()
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in _fields)
            content.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, fileName, bytes) in _files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(file, $"\"{name}\"", $"\"{fileName}\"");
        }
        return content;
    }

    private static IEnumerable<(string, string)> FieldsOf(AngleSharp.Dom.IElement element) => element switch
    {
        IHtmlInputElement { Name: null or "" } => [],
        IHtmlInputElement { Type: "file" or "submit" or "button" } => [],
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement input => [(input.Name!, input.Value)],
        IHtmlTextAreaElement text => [(text.Name!, text.Value)],
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => (select.Name!, option.Value)),
        _ => []
    };
}
