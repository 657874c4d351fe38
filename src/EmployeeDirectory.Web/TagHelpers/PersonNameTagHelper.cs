using EmployeeDirectory.Core.Employees;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("person-name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PersonNameTagHelper : TagHelper
{
    public required Employee Employee { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Employee.DisplayName;
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("dir", "auto");
        var family = PersonName.From(Employee).FamilyAt;
        output.Attributes.SetAttribute("class", family is null ? "name" : "name has-family");
        if (family is { } at)
            output.Content
                .Append(name[..at.Start]).AppendHtml("<b>").Append(name[at]).AppendHtml("</b>").Append(name[at.End..]);
        else
            output.Content.Append(name);
    }
}
