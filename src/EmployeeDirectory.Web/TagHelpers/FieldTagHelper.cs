using System.Globalization;
using System.Net;
using EmployeeDirectory.Web.Languages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required ModelExpression For { get; set; }
    public string? Label { get; set; }
    public string? Help { get; set; }
    public int Rows { get; set; }

    public string? Value { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var options = await output.GetChildContentAsync();
        var field = new FieldParts(For, Label, Help, ViewContext.ViewData.ModelState, texts);
        var control = new TagBuilder(!options.IsEmptyOrWhiteSpace ? "select" : Rows > 0 ? "textarea" : "input");
        foreach (var attribute in output.Attributes)
            control.Attributes[attribute.Name] = WebUtility.HtmlDecode(attribute.Value?.ToString());
        control.Attributes["id"] = control.Attributes["name"] = field.Name;
        control.Attributes.TryAdd("dir", "auto");
        field.Describe(control);
        Fill(control, Value ?? field.Typed, options);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field");
        var label = new TagBuilder("label") { Attributes = { ["for"] = field.Name } };
        label.InnerHtml.Append(field.Label);
        output.Content.AppendHtml(label).AppendHtml(field.Help).AppendHtml(field.Error).AppendHtml(control);
    }

    private void Fill(TagBuilder control, string? value, TagHelperContent options)
    {
        if (control.TagName == "select")
        {
            control.InnerHtml.AppendHtml(options);
        }
        else if (control.TagName == "textarea")
        {
            control.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
            // HTML parsers drop the first line break of a textarea.
            control.InnerHtml.Append("\n" + value);
        }
        else
        {
            control.TagRenderMode = TagRenderMode.SelfClosing;
            control.Attributes.TryAdd("type", "text");
            control.Attributes["value"] = value;
        }
    }
}
