using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("datalist", Attributes = "values", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DatalistTagHelper : TagHelper
{
    public required IReadOnlyList<string> Values { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "datalist";
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var value in Values)
            output.Content.AppendHtml(new TagBuilder("option")
            {
                Attributes = { ["value"] = value },
                TagRenderMode = TagRenderMode.StartTag
            });
    }
}
