using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>A text in its own direction, marked where it is why someone was found.</summary>
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
