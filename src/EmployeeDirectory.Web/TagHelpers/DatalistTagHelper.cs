using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("datalist", Attributes = "values", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DatalistTagHelper : TagHelper
{
    public required IReadOnlyList<(string Text, int Count)> Values { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "datalist";
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var (text, count) in Values)
            output.Content.AppendHtml(new TagBuilder("option")
            {
                Attributes = { ["value"] = text, ["data-count"] = count > 0 ? count.ToString(CultureInfo.CurrentCulture) : null },
                TagRenderMode = TagRenderMode.StartTag
            });
    }
}
