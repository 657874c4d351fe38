using EmployeeDirectory.Web.Languages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.TagHelpers;

// One of the controls needs the field's name as its id: the error summary links to it.
[HtmlTargetElement("field-group", Attributes = "for")]
public sealed class FieldGroupTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required ModelExpression For { get; set; }
    public string? Label { get; set; }
    public string? Help { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var controls = await output.GetChildContentAsync();
        var field = new FieldParts(For, Label, Help, ViewContext.ViewData.ModelState, texts);
        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class", "field");
        if (field.DescribedBy is { } ids)
            output.Attributes.SetAttribute("aria-describedby", ids);
        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(field.Label);
        output.Content.AppendHtml(legend).AppendHtml(field.Help).AppendHtml(field.Error).AppendHtml(controls);
    }
}
