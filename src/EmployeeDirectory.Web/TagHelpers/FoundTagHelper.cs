using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("found", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FoundTagHelper : TagHelper
{
    public string? Text { get; set; }

    public bool Matched { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Matched ? "mark" : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("dir", "auto");
        output.Content.SetContent(Text);
    }
}
