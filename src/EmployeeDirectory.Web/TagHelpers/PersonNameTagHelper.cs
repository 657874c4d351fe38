using EmployeeDirectory.Core.Employees;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("person-name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PersonNameTagHelper : TagHelper
{
    public required Employee Employee { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new PersonNameHtml(Employee));
    }
}
