using EmployeeDirectory.Web.Features.Search;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>
/// Links to a list as its query describes it, with what is not the default only. Written out here because MVC's own links
/// keep the parameter "page" for another purpose.
/// </summary>
[HtmlTargetElement("a", Attributes = "list-query")]
public sealed class ListLinkTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public required SearchQuery ListQuery { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("href", urls.GetUrlHelper(ViewContext).Content("~/") + ListQuery.ToQueryString());
    }
}
