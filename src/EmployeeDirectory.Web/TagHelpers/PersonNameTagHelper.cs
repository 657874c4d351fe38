using EmployeeDirectory.Core.Employees;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("person-name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PersonNameTagHelper : TagHelper
{
    public required Employee Employee { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(For(Employee));
    }

    public static IHtmlContent For(Employee employee)
    {
        var name = employee.DisplayName;
        var family = PersonName.From(employee).FamilyAt;
        var span = new TagBuilder("span")
        {
            Attributes = { ["class"] = family is null ? "name" : "name has-family", ["dir"] = "auto" }
        };
        if (family is { } at)
            span.InnerHtml
                .Append(name[..at.Start]).AppendHtml("<b>").Append(name[at]).AppendHtml("</b>").Append(name[at.End..]);
        else
            span.InnerHtml.Append(name);
        return span;
    }
}
