using EmployeeDirectory.Core.Employees;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("avatar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AvatarTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public required Employee Employee { get; set; }

    public int Size { get; set; } = 64;

    public bool Eager { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new AvatarHtml(urls.GetUrlHelper(ViewContext), Employee, Size, Eager));
    }
}
