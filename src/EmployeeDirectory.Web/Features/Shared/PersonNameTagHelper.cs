using EmployeeDirectory.Web.Features.Employees;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>A name in its own direction. The part that lists are sorted by is set off, where the name shows it.</summary>
[HtmlTargetElement("person-name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PersonNameTagHelper : TagHelper
{
    public required Employee Employee { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (name, family) = (Employee.DisplayName, Employee.FamilyName);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("dir", "auto");
        var first = family is not null && name.StartsWith(family + " ", StringComparison.Ordinal);
        var last = family is not null && name.EndsWith(" " + family, StringComparison.Ordinal);
        output.Attributes.SetAttribute("class", first || last ? "name has-family" : "name");
        if (last)
            output.Content.Append(name[..^family!.Length]).AppendHtml("<b>").Append(family).AppendHtml("</b>");
        else if (first)
            output.Content.AppendHtml("<b>").Append(family!).AppendHtml("</b>").Append(name[family!.Length..]);
        else
            output.Content.Append(name);
    }
}
